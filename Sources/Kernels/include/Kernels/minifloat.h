// Small floats with one scale a group: FP8, MXFP8, MXFP6, MXFP4, NVFP4.
#ifndef KERNELS_MINIFLOAT_H
#define KERNELS_MINIFLOAT_H

#include "Kernels/sums.h"

/// How a group's scale follows from its largest magnitude.
typedef enum {
  CQ_SCALE_LINEAR = 0,    // magnitude / maximum
  CQ_SCALE_FLOOR,         // 2^(floor(log2 magnitude) - the grid's largest exponent): OCP Microscaling
  CQ_SCALE_EVEN,          // the same, after the magnitude is rounded up from 1.75 times a power of two
  CQ_SCALE_EVEN_ELEMENT,  // the same, after the magnitude is rounded to the element's mantissa
  CQ_SCALE_CEILING,       // 2^ceil(log2(magnitude / maximum))
  CQ_SCALE_E4M3,          // magnitude / maximum * global, rounded to E4M3, / global: NVFP4
  CQ_SCALE_E4M3_DIVIDED   // magnitude / maximum / global, rounded to E4M3, * global; weights times the reciprocal
} cq_scale_rule;

/// A small float's grid, on which values saturate at `maximum`, and its scales.
typedef struct {
  int bits;  // of a code, its sign the highest: 1 + exponent's + mantissa's
  int mantissa_bits;
  int minimum_exponent;  // of the smallest normal value
  float maximum;
  float fixed_maximum;  // the largest magnitude to scale by, or negative: each group's own
  cq_scale_rule scale_rule;
  float smallest_scale;  // for powers of two and E4M3_DIVIDED: smaller ones count as this
  float global_scale;    // for E4M3 scales
} cq_minifloat;

void cq_minifloat_measure(cq_level level, const float *weights, size_t count, size_t group, cq_minifloat spec,
                          cq_sums *sums);

/// Writes codes and dequantized values (`count` each), and the stored scales (one a group).
void cq_minifloat_encode(cq_level level, const float *weights, size_t count, size_t group, cq_minifloat spec,
                         uint8_t *codes, float *scales, float *dequantized);

#endif
