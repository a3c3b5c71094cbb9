// Small floats (E4M3, E5M2, E2M1) with one scale a group.
#include "common/lanes.h"

#define CQ_LOOPS "minifloat/minifloat.inc"
#include "common/twice.h"

void cq_minifloat_measure(cq_level level, const float *weights, size_t count, size_t group, cq_minifloat spec,
                          cq_sums *sums) {
  CQ_DISPATCH(level, minifloat_measure, weights, count, group, &spec, sums);
}

void cq_minifloat_encode(cq_level level, const float *weights, size_t count, size_t group, cq_minifloat spec,
                         uint8_t *codes, float *scales, float *dequantized) {
  CQ_DISPATCH(level, minifloat_encode, weights, count, group, &spec, codes, scales, dequantized);
}
