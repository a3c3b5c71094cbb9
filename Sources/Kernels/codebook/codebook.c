// Codebooks of 16 values over blocks of the flattened tensor, as bitsandbytes has them.
#include "common/lanes.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

#define CQ_LOOPS "codebook/codebook.inc"
#include "common/twice.h"

void cq_block_maxima(cq_level level, const float *weights, size_t count, size_t block, float *maxima) {
  CQ_DISPATCH(level, block_maxima, weights, count, block, maxima);
}

void cq_codebook_measure(cq_level level, const float *weights, size_t count, size_t block,
                         const cq_codebook *codebook, const float *maxima, const float *scales, cq_sums *sums) {
  CQ_DISPATCH(level, codebook_measure, weights, count, block, codebook, maxima, scales, sums);
}

void cq_codebook_encode(cq_level level, const float *weights, size_t count, size_t block,
                        const cq_codebook *codebook, const float *maxima, const float *scales, uint8_t *codes,
                        float *dequantized) {
  CQ_DISPATCH(level, codebook_encode, weights, count, block, codebook, maxima, scales, codes, dequantized);
}
