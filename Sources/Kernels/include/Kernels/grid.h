// Grids: integers and small floats once their scales are fixed.
#ifndef KERNELS_GRID_H
#define KERNELS_GRID_H

#include "Kernels/integer.h"
#include "Kernels/minifloat.h"

/// How a weight is rounded, but for its scale and zero point.
typedef struct {
  bool is_integer;
  cq_integer integer;      // its bits, symmetry and arithmetic count, its range does not
  cq_minifloat minifloat;  // its values count, how scales follow does not
} cq_grid;

/// Rounds a matrix whose rows have one scale (and zero point, or `zeros` is null) for each `group` columns, the last
/// perhaps fewer. `codes` (signed integers as bytes, or floats' bits) and `values` may be null.
void cq_grid_round(cq_level level, cq_grid grid, const float *weights, size_t rows, size_t columns, size_t group,
                   const float *scales, const float *zeros, uint8_t *codes, float *values);

#endif
