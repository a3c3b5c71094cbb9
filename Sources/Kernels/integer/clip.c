// Errors of narrower ranges of integers.
#include "common/lanes.h"

#define CQ_LOOPS "integer/clip.inc"
#include "common/twice.h"

void cq_integer_clip_errors(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                            const float *shares, size_t steps, float *errors) {
  CQ_DISPATCH(level, integer_clip_errors, weights, count, group, &spec, shares, steps, errors);
}
