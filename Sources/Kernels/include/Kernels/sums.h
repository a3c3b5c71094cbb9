// Levels of instructions, and what every format is measured by.
#ifndef KERNELS_SUMS_H
#define KERNELS_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The instructions a loop may use.
typedef enum { CQ_BASELINE = 0, CQ_AVX2 = 1 } cq_level;

/// The best level this processor has.
cq_level cq_best_level(void);

/// Sums over weights w and their dequantized values v, from which every error metric follows.
typedef struct {
  double squared_error;        // sum of (w - v)^2
  double squared_weight;       // sum of w^2
  double squared_dequantized;  // sum of v^2
  double product;              // sum of wv
  double maximum_error;        // largest |w - v|
} cq_sums;

/// Adds the sums over `count` weights and their dequantized values.
void cq_compare(cq_level level, const float *weights, const float *dequantized, size_t count, cq_sums *sums);

/// Widens a range by the smallest and largest of `count` weights.
void cq_range(cq_level level, const float *weights, size_t count, float *lowest, float *highest);

#endif
