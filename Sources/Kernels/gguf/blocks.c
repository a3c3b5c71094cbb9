// The GGUF types whose scales follow from the largest weights, as ggml's reference code rounds them.
#include "gguf/superblock.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

#include "gguf/block.h"
#include "common/half.h"

/// Twice E2M1's magnitudes, and what lies between two neighbours.
static const float doubled_magnitudes[8] = {0, 1, 2, 3, 4, 6, 8, 12};
static const float doubled_midpoints[8] = {0.5f, 1.5f, 2.5f, 3.5f, 5, 7, 10, INFINITY};

#define CQ_LOOPS "gguf/blocks.inc"
#include "common/twice.h"

size_t cq_gguf_block_bytes(cq_gguf_type type) {
  switch (type) {
    case CQ_GGUF_Q4_0: return 2 + 16;
    case CQ_GGUF_Q4_1: return 2 + 2 + 16;
    case CQ_GGUF_Q5_0: return 2 + 4 + 16;
    case CQ_GGUF_Q5_1: return 2 + 2 + 4 + 16;
    case CQ_GGUF_Q8_0: return 2 + 32;
    case CQ_GGUF_Q2_K: return 2 * 2 + 16 + 64;
    case CQ_GGUF_Q3_K: return 2 + 12 + 64 + 32;
    case CQ_GGUF_Q4_K: return 2 * 2 + 12 + 128;
    case CQ_GGUF_Q5_K: return 2 * 2 + 12 + 128 + 32;
    case CQ_GGUF_Q6_K: return 2 + 16 + 128 + 64;
    case CQ_GGUF_IQ4_NL: return 2 + 16;
    case CQ_GGUF_IQ4_XS: return 2 + 2 + 4 + 128;
    case CQ_GGUF_MXFP4: return 1 + 16;
    case CQ_GGUF_NVFP4: return 4 + 32;
  }
  return 0;
}

size_t cq_gguf_block_weights(cq_gguf_type type) {
  switch (type) {
    case CQ_GGUF_Q2_K:
    case CQ_GGUF_Q3_K:
    case CQ_GGUF_Q4_K:
    case CQ_GGUF_Q5_K:
    case CQ_GGUF_Q6_K:
    case CQ_GGUF_IQ4_XS: return 256;
    case CQ_GGUF_NVFP4: return 64;
    default: return 32;
  }
}

bool cq_gguf_heeds_importance(cq_gguf_type type) {
  return type != CQ_GGUF_Q8_0 && type != CQ_GGUF_MXFP4 && type != CQ_GGUF_NVFP4;
}

void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized) {
  if (type >= CQ_GGUF_Q2_K && type <= CQ_GGUF_IQ4_XS) {
    superblock_encode(level, type, weights, count, bytes, dequantized);
  } else {
    CQ_DISPATCH(level, gguf_encode, type, weights, count, bytes, dequantized);
  }
}

void cq_gguf_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows, size_t columns,
                                  const float *importance, uint8_t *bytes, float *dequantized) {
  if (cq_gguf_heeds_importance(type)) {
    superblock_encode_by_importance(level, type, weights, rows, columns, importance, bytes, dequantized);
  } else {
    cq_gguf_encode(level, type, weights, rows * columns, bytes, dequantized);
  }
}
