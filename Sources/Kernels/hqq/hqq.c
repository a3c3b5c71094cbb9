// Half-quadratic quantization: zero points that are floats, found by steps that look at outliers less.
#include "common/lanes.h"
#include "hqq/power.h"

/// Of the weights that share a scale.
#define CQ_HQQ_LARGEST_GROUP 128

#define CQ_LOOPS "hqq/hqq.inc"
#include "common/twice.h"

void cq_hqq_errors(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, double *errors) {
  CQ_DISPATCH(level, hqq_errors, weights, count, &spec, steps, errors);
}

void cq_hqq_encode(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, uint8_t *codes,
                   float *scales, float *zeros, float *dequantized) {
  CQ_DISPATCH(level, hqq_encode, weights, count, &spec, steps, codes, scales, zeros, dequantized);
}
