// Integers b = 2...8, symmetric or asymmetric, as compressed-tensors rounds them.
#include "common/lanes.h"

#define CQ_LOOPS "integer/integer.inc"
#include "common/twice.h"

void cq_integer_measure(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                        const float *shares, cq_sums *sums) {
  CQ_DISPATCH(level, integer_measure, weights, count, group, &spec, shares, sums);
}

void cq_integer_encode(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                       const float *shares, int8_t *codes, float *scales, int8_t *zero_points, float *dequantized) {
  CQ_DISPATCH(level, integer_encode, weights, count, group, &spec, shares, codes, scales, zero_points, dequantized);
}
