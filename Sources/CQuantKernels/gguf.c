// The GGUF types with one scale a block of 32, as ggml's reference code rounds them.
#include "half.h"
#include "superblock.h"

#define CQ_LOOPS "gguf.inc"
#include "twice.h"

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
  if (type == CQ_GGUF_NVFP4) return 64;
  return type <= CQ_GGUF_Q8_0 || type == CQ_GGUF_IQ4_NL || type == CQ_GGUF_MXFP4 ? 32 : 256;
}

void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized) {
  if (type > CQ_GGUF_Q8_0) {
    superblock_encode(level, type, weights, count, bytes, dequantized);
  } else {
    CQ_DISPATCH(level, gguf_encode, type, weights, count, bytes, dequantized);
  }
}
