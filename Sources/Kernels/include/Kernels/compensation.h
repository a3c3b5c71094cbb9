// Columns one after the other, each making up for the errors of those before: GPTQ, SparseGPT.
#ifndef KERNELS_COMPENSATION_H
#define KERNELS_COMPENSATION_H

#include "Kernels/grid.h"

/// Some rows of a block of at most CQ_BLOCK_COLUMNS columns. Strides are elements from one row to the next.
typedef struct {
  size_t rows, columns;
  float *weights;  // replaced by the values chosen
  size_t weight_stride;
  float *errors;  // error over the factor's diagonal, rows * columns, for the columns after the block; strided alike
  size_t error_stride;
  const float *factor;  // upper triangular, at the block's place on the diagonal
  size_t factor_stride;
  const cq_grid *grid;  // null keeps every weight as it has become
  const float *scales;  // of group g and row r: [g * scale_stride + r]; readable up to a multiple of 8 rows
  const float *zeros;   // alike, or null
  size_t scale_stride;
  const uint32_t *groups;  // of each column
  uint8_t *kept;           // 0 where the value must be zero, or null; written where the mask is chosen
  size_t kept_stride;
  size_t prune_of;    // of each so many columns (2, 4, 8) ...
  size_t prune_kept;  // ... so many are kept; 0 and 0 where the mask is given
} cq_block;

#define CQ_BLOCK_COLUMNS 128

/// Chooses values column by column; what a column loses goes to the columns after it in proportion to the factor's row.
void cq_compensate(cq_level level, const cq_block *block);

#endif
