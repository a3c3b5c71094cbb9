// Rounding to values that are fixed but for scales and zero points: integers and small floats alike.
#include "common/lanes.h"

#define CQ_LOOPS "grid/round.inc"
#include "common/twice.h"

void cq_grid_round(cq_level level, cq_grid grid, const float *weights, size_t rows, size_t columns, size_t group,
                   const float *scales, const float *zeros, uint8_t *codes, float *values) {
  CQ_DISPATCH(level, grid_round, &grid, weights, rows, columns, group, scales, zeros, codes, values);
}
