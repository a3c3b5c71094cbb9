// GGUF.
#ifndef KERNELS_GGUF_H
#define KERNELS_GGUF_H

#include "Kernels/sums.h"

/// Every type: its name, ggml's number for it in files, weights and bytes of a block, how many of a block's bits are
/// scales and minima, and whether its search weighs errors by an importance matrix. First those with one scale a block
/// of 32, then those whose scales are searched for, then small floats.
#define CQ_GGUF_TYPES(ROW)                              \
  ROW(Q4_0, 2, 32, 18, 16, true)                        \
  ROW(Q4_1, 3, 32, 20, 2 * 16, true)                    \
  ROW(Q5_0, 6, 32, 22, 16, true)                        \
  ROW(Q5_1, 7, 32, 24, 2 * 16, true)                    \
  ROW(Q8_0, 8, 32, 34, 16, false)                       \
  ROW(Q2_K, 10, 256, 84, 2 * 16 + 16 * (4 + 4), true)   \
  ROW(Q3_K, 11, 256, 110, 16 + 16 * 6, true)            \
  ROW(Q4_K, 12, 256, 144, 2 * 16 + 8 * (6 + 6), true)   \
  ROW(Q5_K, 13, 256, 176, 2 * 16 + 8 * (6 + 6), true)   \
  ROW(Q6_K, 14, 256, 210, 16 + 16 * 8, true)            \
  ROW(IQ4_NL, 20, 32, 18, 16, true)                     \
  ROW(IQ4_XS, 23, 256, 136, 16 + 8 * 6, true)           \
  ROW(MXFP4, 39, 32, 17, 8, false)                      \
  ROW(NVFP4, 40, 64, 36, 4 * 8, false)

/// The same of types that are decoded only: values from lattices, ternary ones and signs.
#define CQ_GGUF_READ_TYPES(ROW)                       \
  ROW(IQ2_XXS, 16, 256, 66, 16 + 8 * 4, false)        \
  ROW(IQ2_XS, 17, 256, 74, 16 + 16 * 4, false)        \
  ROW(IQ3_XXS, 18, 256, 98, 16 + 8 * 4, false)        \
  ROW(IQ1_S, 19, 256, 50, 16 + 8 * (3 + 1), false)    \
  ROW(IQ3_S, 21, 256, 110, 16 + 8 * 4, false)         \
  ROW(IQ2_S, 22, 256, 82, 16 + 16 * 4, false)         \
  ROW(IQ1_M, 29, 256, 56, 16 + 16 * 3 + 32, false)    \
  ROW(TQ1_0, 34, 256, 54, 16, false)                  \
  ROW(TQ2_0, 35, 256, 66, 16, false)                  \
  ROW(Q1_0, 41, 128, 18, 16, false)

typedef enum {
#define CQ_ROW(name, ...) CQ_GGUF_##name,
  CQ_GGUF_TYPES(CQ_ROW)
  CQ_GGUF_READ_TYPES(CQ_ROW)
#undef CQ_ROW
} cq_gguf_type;

/// The type's name in ggml, such as "Q4_K".
const char *cq_gguf_name(cq_gguf_type type);

/// The type that has this number in files, if it is one of the table's.
bool cq_gguf_type_of_number(uint32_t number, cq_gguf_type *type);

/// Weights of one block: 32, 64 or 256.
size_t cq_gguf_block_weights(cq_gguf_type type);

/// Bytes of one block.
size_t cq_gguf_block_bytes(cq_gguf_type type);

/// How many bits of a block are scales and minima.
size_t cq_gguf_scale_bits(cq_gguf_type type);

/// Whether a type's search weighs errors by an importance matrix.
bool cq_gguf_heeds_importance(cq_gguf_type type);

/// Writes the blocks of `count` weights, a multiple of the block's, as they lie in a file, and dequantized values, for
/// the types of the first table. `bytes` may be null.
void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized);

/// The same for whole rows, whose errors count by `importance`, one value >= 0 a column.
void cq_gguf_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows, size_t columns,
                                  const float *importance, uint8_t *bytes, float *dequantized);

/// Writes the values of whole blocks as they lie in a file, 0 for what is not finite, and returns how many were not.
size_t cq_gguf_decode(cq_level level, cq_gguf_type type, const void *bytes, size_t blocks, float *values);

#endif
