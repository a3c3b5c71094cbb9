// Codes and scales of stored checkpoints, back to values.
#ifndef KERNELS_STORED_H
#define KERNELS_STORED_H

#include "Kernels/sums.h"

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

#endif
