// Codebooks of 16 values with one scale a block: NF4, FP4.
#ifndef KERNELS_CODEBOOK_H
#define KERNELS_CODEBOOK_H

#include "Kernels/sums.h"

/// Values in ascending order; code i is chosen when exactly i midpoints lie below the weight.
typedef struct {
  float values[16];
  float midpoints[15];
} cq_codebook;

/// Writes each block's largest magnitude.
void cq_block_maxima(cq_level level, const float *weights, size_t count, size_t block, float *maxima);

/// Adds the error of each block: codes by `maxima`, dequantized by `scales` (which double quantization makes differ).
/// Where `maxima` is null, each block's own largest magnitude counts; where `scales` is null, the maxima.
void cq_codebook_measure(cq_level level, const float *weights, size_t count, size_t block,
                         const cq_codebook *codebook, const float *maxima, const float *scales, cq_sums *sums);

/// Writes one code a byte (indices into the ascending values) and dequantized values, by the same maxima and scales.
void cq_codebook_encode(cq_level level, const float *weights, size_t count, size_t block,
                        const cq_codebook *codebook, const float *maxima, const float *scales, uint8_t *codes,
                        float *dequantized);

#endif
