// Synthetic weights.
#ifndef KERNELS_SYNTHETIC_H
#define KERNELS_SYNTHETIC_H

#include "Kernels/sums.h"

/// One row of synthetic weights: normal, a share of them wider, each times its column's scale.
typedef struct {
  uint64_t key;             // seed, tensor and row, mixed
  float scale;              // standard deviation of the body
  uint32_t tail_threshold;  // of 65,536 weights, how many are drawn wider
  float tail_scale;         // how much wider
  bool bfloat16;            // rounded to bfloat16, as checkpoints are
} cq_synthetic;

/// Writes weights `first` ..< `first + count` of a row; `column_scales` starts at column `first`, or is null.
/// The same on every machine: integer arithmetic and correctly rounded float operations only.
void cq_synthetic_row(cq_level level, cq_synthetic spec, const float *column_scales, size_t first, size_t count,
                      float *weights);

#endif
