// Eight-bit codes as bitsandbytes rounds them: by a table of uneven values, and whole rows of integers.
#include "common/lanes.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

#define CQ_LOOPS "codebook/eight_bits.inc"
#include "common/twice.h"

void cq_lookup_encode(cq_level level, const float *weights, size_t count, size_t block, cq_lookup lookup,
                      uint8_t *codes, float *maxima, float *dequantized) {
  CQ_DISPATCH(level, lookup_encode, weights, count, block, &lookup, codes, maxima, dequantized);
}

float cq_integer_row_encode(cq_level level, const float *weights, size_t count, int8_t *codes, float *dequantized) {
  return CQ_DISPATCH(level, integer_row_encode, weights, count, codes, dequantized);
}
