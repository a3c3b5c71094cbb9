// Float zero points found by half-quadratic steps: HQQ.
#ifndef KERNELS_HQQ_H
#define KERNELS_HQQ_H

#include "Kernels/sums.h"

typedef struct {
  int bits;      // 1 ... 8; codes are unsigned
  size_t group;  // weights that share a scale and a zero point, contiguous: 32, 64 or 128
  bool down;     // whether they stood in a column, which has its own order of sums
} cq_hqq;

/// Adds, for each of `steps` steps of every group, the sum of |error| before it.
void cq_hqq_errors(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, double *errors);

/// Writes dequantized values after so many steps, and codes, scales and zero points where these are not null.
void cq_hqq_encode(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, uint8_t *codes,
                   float *scales, float *zeros, float *dequantized);

#endif
