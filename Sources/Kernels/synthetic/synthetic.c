// Synthetic weights: a counter-based hash, the normal distribution's inverse, and a share of wider values.
#include "common/lanes.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

#define CQ_LOOPS "synthetic/synthetic.inc"
#include "common/twice.h"

void cq_synthetic_row(cq_level level, cq_synthetic spec, const float *column_scales, size_t first, size_t count,
                      float *weights) {
  CQ_DISPATCH(level, synthetic_row, &spec, column_scales, first, count, weights);
}
