// Integers, as compressed-tensors rounds them.
#ifndef KERNELS_INTEGER_H
#define KERNELS_INTEGER_H

#include "Kernels/sums.h"

/// How a group of weights becomes integers.
typedef struct {
  int bits;          // 2 ... 8; codes are signed, -2^(bits-1) ... 2^(bits-1)-1
  bool symmetric;    // no zero point
  bool bfloat16;     // every intermediate result is rounded to bfloat16, as for a bfloat16 checkpoint
  bool fixed_range;  // one range for all, instead of each group's own
  float lowest, highest;
} cq_integer;

/// Adds the error of rounding each group of `group` weights (the last may be shorter). `shares`, or null, has the part
/// of each group's symmetric range that is kept.
void cq_integer_measure(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                        const float *shares, cq_sums *sums);

/// Writes codes and dequantized values (`count` each), and scales and zero points (one a group).
void cq_integer_encode(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                       const float *shares, int8_t *codes, float *scales, int8_t *zero_points, float *dequantized);

/// Writes, for each group and within it for each of `steps` shares of its symmetric range, the sum of |error|^2.4.
void cq_integer_clip_errors(cq_level level, const float *weights, size_t count, size_t group, cq_integer spec,
                            const float *shares, size_t steps, float *errors);

#endif
