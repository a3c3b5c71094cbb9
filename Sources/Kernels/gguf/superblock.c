// The GGUF types whose scales are searched for: super-blocks of 256 weights, IQ4_NL, and with an importance matrix the
// others in blocks of 32.
#include "gguf/superblock.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

#include "gguf/block.h"
#include "common/half.h"
#include "gguf/pack.h"

static const float table_values[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
static const float table_midpoints[15] = {-115.5f, -93.5f, -74,   -57,   -42, -28.5f, -16, -4.5f,
                                          7,       19,     31.5f, 45.5f, 61,  79,     101};

#define CQ_LOOPS "gguf/superblocks.inc"
#include "common/twice.h"

void superblock_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                       float *dequantized) {
  CQ_DISPATCH(level, superblock_encode, type, weights, count, bytes, dequantized);
}

void superblock_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows,
                                     size_t columns, const float *importance, uint8_t *bytes, float *dequantized) {
  CQ_DISPATCH(level, important_encode, type, weights, rows, columns, importance, bytes, dequantized);
}
