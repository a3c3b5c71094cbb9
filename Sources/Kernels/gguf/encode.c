// Weights into GGUF's blocks, byte for byte as ggml's reference code writes them.
#include "common/half.h"
#include "gguf/block.h"
#include "gguf/layout.h"
#include "gguf/pack.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

/// Twice E2M1's magnitudes, and what lies between two neighbours.
static const float doubled_magnitudes[8] = {0, 1, 2, 3, 4, 6, 8, 12};
static const float doubled_midpoints[8] = {0.5f, 1.5f, 2.5f, 3.5f, 5, 7, 10, INFINITY};

/// The uneven values of the IQ4 types, and what lies between two neighbours.
static const float table_values[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
static const float table_midpoints[15] = {-115.5f, -93.5f, -74,   -57,   -42, -28.5f, -16, -4.5f,
                                          7,       19,     31.5f, 45.5f, 61,  79,     101};

#define CQ_LOOPS "gguf/encode.inc"
#include "common/twice.h"

void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized) {
  CQ_DISPATCH(level, gguf_encode, type, weights, count, bytes, dequantized);
}

void cq_gguf_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows, size_t columns,
                                  const float *importance, uint8_t *bytes, float *dequantized) {
  CQ_DISPATCH(level, gguf_important, type, weights, rows, columns, importance, bytes, dequantized);
}
