// The GGUF types whose scales are searched for.
#ifndef CQ_SUPERBLOCK_H
#define CQ_SUPERBLOCK_H

#include "common/lanes.h"

/// Writes the blocks of `count` weights, a multiple of the type's block, and dequantized values; `bytes` may be null.
void superblock_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                       float *dequantized);

/// The same for a matrix whose columns' errors count by `importance`, and for the types of 32 but Q8_0.
void superblock_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows,
                                     size_t columns, const float *importance, uint8_t *bytes, float *dequantized);

#endif
