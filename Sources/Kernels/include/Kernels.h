// The hot loops of the quantization laboratory. Everything else is Swift.
//
// Each loop exists twice: plain (SSE2 on x86-64, NEON on arm64, by auto-vectorization) and AVX2, chosen when it runs.
// Both give the same codes, scales and dequantized values to the bit: no fused multiply-add, the same operations in
// the same order. Sums run in eight lanes that are added up in double precision, so they are the same too.
//
// Weights must be finite: `cq_convert` replaces what is not by zero and counts it.
#ifndef KERNELS_H
#define KERNELS_H

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

// MARK: Integers, as compressed-tensors rounds them

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

// MARK: Small floats with one scale a group: FP8, MXFP8, MXFP6, MXFP4, NVFP4

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

// MARK: Grids: integers and small floats once their scales are fixed

/// How a weight is rounded, but for its scale and zero point.
typedef struct {
  bool is_integer;
  cq_integer integer;      // its bits, symmetry and arithmetic count, its range does not
  cq_minifloat minifloat;  // its values count, how scales follow does not
} cq_grid;

/// Rounds a matrix whose rows have one scale (and zero point, or `zeros` is null) for each `group` columns, the last
/// perhaps fewer. `codes` (signed integers as bytes, or floats' bits) and `values` may be null.
void cq_grid_round(cq_level level, cq_grid grid, const float *weights, size_t rows, size_t columns, size_t group,
                   const float *scales, const float *zeros, uint8_t *codes, float *values);

// MARK: Columns one after the other, each making up for the errors of those before: GPTQ, SparseGPT

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

// MARK: Codebooks of 16 values with one scale a block: NF4, FP4

/// Values in ascending order; code i is chosen when exactly i midpoints lie below the weight.
typedef struct {
  float values[16];
  float midpoints[15];
} cq_codebook;

/// Writes each block's largest magnitude.
void cq_block_maxima(cq_level level, const float *weights, size_t count, size_t block, float *maxima);

/// Adds the error of each block: codes by `maxima`, dequantized by `scales` (which double quantization makes differ);
/// where both are null, by the block's own largest magnitude.
void cq_codebook_measure(cq_level level, const float *weights, size_t count, size_t block,
                         const cq_codebook *codebook, const float *maxima, const float *scales, cq_sums *sums);

/// Writes one code a byte (indices into the ascending values) and dequantized values.
void cq_codebook_encode(cq_level level, const float *weights, size_t count, size_t block,
                        const cq_codebook *codebook, const float *maxima, const float *scales, uint8_t *codes,
                        float *dequantized);

// MARK: Eight bits, as bitsandbytes rounds them

/// Codes by looking (w / largest + 1) / 2 up in `codes`, one for each of 65,536 steps; the lowest where a block is zero.
typedef struct {
  const uint8_t *codes;  // 65,536, and three bytes more that are read but not used
  const float *values;   // 256, ascending
} cq_lookup;

/// Writes codes (or null), each block's largest magnitude (or null) and dequantized values.
void cq_lookup_encode(cq_level level, const float *weights, size_t count, size_t block, cq_lookup lookup,
                      uint8_t *codes, float *maxima, float *dequantized);

/// One row as float16, symmetric to 127: codes (or null) and dequantized values; returns the largest magnitude. A row
/// that float16 cannot hold becomes what is not a number.
float cq_integer_row_encode(cq_level level, const float *weights, size_t count, int8_t *codes, float *dequantized);

// MARK: Float zero points found by half-quadratic steps: HQQ

typedef struct {
  int bits;      // 1 ... 8; codes are unsigned
  size_t group;  // weights that share a scale and a zero point, contiguous: 32, 64 or 128
  bool down;     // whether they stood in a column, which has its own order of sums
} cq_hqq;

/// Adds, for each of `steps` steps of every group, the sum of |error| before it.
void cq_hqq_errors(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, double *errors);

/// Writes dequantized values after so many steps, and codes, scales and zero points where these are not null.
void cq_hqq_encode(cq_level level, const float *weights, size_t count, cq_hqq spec, size_t steps, uint8_t *codes,
                   float *scales, float *zeros, float *dequantized);

// MARK: GGUF

/// Types with one scale a block of 32, then those whose scales are searched for, then small floats.
typedef enum {
  CQ_GGUF_Q4_0 = 0,
  CQ_GGUF_Q4_1,
  CQ_GGUF_Q5_0,
  CQ_GGUF_Q5_1,
  CQ_GGUF_Q8_0,
  CQ_GGUF_Q2_K,
  CQ_GGUF_Q3_K,
  CQ_GGUF_Q4_K,
  CQ_GGUF_Q5_K,
  CQ_GGUF_Q6_K,
  CQ_GGUF_IQ4_NL,
  CQ_GGUF_IQ4_XS,
  CQ_GGUF_MXFP4,
  CQ_GGUF_NVFP4
} cq_gguf_type;

/// Weights of one block: 32, 64 or 256.
size_t cq_gguf_block_weights(cq_gguf_type type);

/// Bytes of one block.
size_t cq_gguf_block_bytes(cq_gguf_type type);

/// Writes the blocks of `count` weights, a multiple of the block's, as they lie in a file, and dequantized values.
/// `bytes` may be null.
void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized);

/// Whether a type's search weighs errors by an importance matrix.
bool cq_gguf_heeds_importance(cq_gguf_type type);

/// The same for whole rows, whose errors count by `importance`, one value >= 0 a column.
void cq_gguf_encode_by_importance(cq_level level, cq_gguf_type type, const float *weights, size_t rows, size_t columns,
                                  const float *importance, uint8_t *bytes, float *dequantized);

/// Writes the values of whole blocks as they lie in a file, 0 for what is not finite, and returns how many were not.
size_t cq_gguf_decode(cq_level level, cq_gguf_type type, const void *bytes, size_t blocks, float *values);

// MARK: Codes and scales of stored checkpoints, back to values

/// Integers of 2 ... 8 bits in streams of little-endian 32-bit words.
typedef struct {
  const uint8_t *words;
  size_t line_step;   // words from one stream's beginning to the next one's
  size_t word_step;   // words from one of a stream's words to its next
  int bits;
  bool whole;         // each word holds as many whole codes as fit; else codes may straddle words
  bool interleaved;   // the eight codes of a word stand in the order 0 2 4 6 1 3 5 7
} cq_packed;

/// Writes codes `first` ..< `first + count` of one stream, less `bias`.
void cq_packed_line(cq_packed packed, size_t line, size_t first, size_t count, int bias, float *codes);

/// Writes the code at one position of `count` streams from `first` on, less `bias`.
void cq_packed_across(cq_packed packed, size_t position, size_t first, size_t count, int bias, float *codes);

/// Writes the table's values for `count` nibbles from nibble `first` on.
void cq_nibble_values(const uint8_t *bytes, bool high_first, const float *table, size_t first, size_t count,
                      float *values);

/// Writes signed bytes, or the table's values for bytes.
void cq_byte_values(const uint8_t *bytes, const float *table, size_t count, float *values);

/// Turns codes into values, (code - zero) * scale, in groups of `group` of which the first began `phase` codes before.
/// `zeros` may be null. Writes 0 for what is not finite and returns how many were not.
size_t cq_scale_groups(cq_level level, float *codes, size_t count, size_t phase, size_t group, const float *scales,
                       const float *zeros);

/// The same where each code names its group. Groups must be below the number of scales.
size_t cq_scale_gathered(cq_level level, float *codes, size_t count, const int32_t *groups, const float *scales,
                         const float *zeros);

// MARK: Casts and conversions

typedef enum { CQ_F32 = 0, CQ_F16, CQ_BF16, CQ_F64, CQ_F8_E4M3, CQ_F8_E5M2 } cq_type;

/// Converts `count` little-endian values at any alignment; writes 0 for what is not finite and returns how many were.
size_t cq_convert(cq_level level, cq_type type, const void *source, size_t count, float *destination);

/// Rounds to bfloat16 or float16 (half to even) and back; float16 overflows to infinity.
void cq_round_to(cq_level level, cq_type type, const float *weights, size_t count, float *rounded);

// MARK: Synthetic weights

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
