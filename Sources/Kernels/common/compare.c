// Ranges, and sums over values that are already dequantized.
#include "common/lanes.h"

#define CQ_LOOPS "common/compare.inc"
#include "common/twice.h"

void cq_compare(cq_level level, const float *weights, const float *dequantized, size_t count, cq_sums *sums) {
  CQ_DISPATCH(level, compare, weights, dequantized, count, sums);
}

void cq_range(cq_level level, const float *weights, size_t count, float *lowest, float *highest) {
  CQ_DISPATCH(level, range, weights, count, lowest, highest);
}
