// Casts and conversions.
#ifndef KERNELS_CONVERT_H
#define KERNELS_CONVERT_H

#include "Kernels/sums.h"

typedef enum { CQ_F32 = 0, CQ_F16, CQ_BF16, CQ_F64, CQ_F8_E4M3, CQ_F8_E5M2 } cq_type;

/// Converts `count` little-endian values at any alignment; writes 0 for what is not finite and returns how many were.
size_t cq_convert(cq_level level, cq_type type, const void *source, size_t count, float *destination);

/// Rounds to bfloat16 or float16 (half to even) and back; float16 overflows to infinity.
void cq_round_to(cq_level level, cq_type type, const float *weights, size_t count, float *rounded);

#endif
