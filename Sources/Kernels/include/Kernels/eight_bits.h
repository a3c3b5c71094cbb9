// Eight bits, as bitsandbytes rounds them.
#ifndef KERNELS_EIGHT_BITS_H
#define KERNELS_EIGHT_BITS_H

#include "Kernels/sums.h"

/// Codes by looking (w / largest + 1) / 2 up in `codes`, one for each of 65,536 steps; the lowest where a block is all
/// zeros.
typedef struct {
  const uint8_t *codes;  // 65,536
  const float *values;   // 256, ascending
} cq_lookup;

/// Writes codes (or null), each block's largest magnitude (or null) and dequantized values.
void cq_lookup_encode(cq_level level, const float *weights, size_t count, size_t block, cq_lookup lookup,
                      uint8_t *codes, float *maxima, float *dequantized);

/// One row as float16, symmetric to 127: codes (or null) and dequantized values; returns the largest magnitude. A row
/// that float16 cannot hold becomes what is not a number.
float cq_integer_row_encode(cq_level level, const float *weights, size_t count, int8_t *codes, float *dequantized);

#endif
