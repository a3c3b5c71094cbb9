// Codes and scales of quantized checkpoints, back to values.
#include "common/lanes.h"

CQ_INLINE uint32_t word_at(cq_packed packed, size_t line, size_t index) {
  uint32_t word;
  memcpy(&word, packed.words + 4 * (line * packed.line_step + index * packed.word_step), 4);
  return word;
}

/// How a stream holds its codes; known where a loop is compiled, so that the loop does not ask again.
typedef enum { STRADDLING, WHOLE, INTERLEAVED } packing;

CQ_INLINE packing packing_of(cq_packed packed) {
  return packed.interleaved ? INTERLEAVED : packed.whole ? WHOLE : STRADDLING;
}

CQ_INLINE int code_at(cq_packed packed, packing packing, size_t line, size_t position) {
  const size_t bits = (size_t)packed.bits;
  const uint32_t mask = (1u << bits) - 1;
  if (packing == INTERLEAVED) {
    const size_t shift = (position & 1) * 4 + (position >> 1 & 3);
    return (int)(word_at(packed, line, position / 8) >> (4 * shift) & mask);
  }
  if (packing == WHOLE) {
    const size_t each = 32 / bits;
    return (int)(word_at(packed, line, position / each) >> (position % each * bits) & mask);
  }
  const size_t start = position * bits, shift = start % 32;
  uint32_t code = word_at(packed, line, start / 32) >> shift;
  if (shift + bits > 32) code |= word_at(packed, line, start / 32 + 1) << (32 - shift);
  return (int)(code & mask);
}

CQ_INLINE void write_line(cq_packed packed, packing packing, size_t line, size_t first, size_t count, int bias,
                          float *codes) {
  for (size_t i = 0; i < count; i++) codes[i] = (float)(code_at(packed, packing, line, first + i) - bias);
}

void cq_packed_line(cq_packed packed, size_t line, size_t first, size_t count, int bias, float *codes) {
  if (packed.bits == 4 && !packed.interleaved) {
    // Eight codes a word: the common case, worth a loop without divisions.
    const size_t before = (8 - first % 8) % 8 < count ? (8 - first % 8) % 8 : count;
    write_line(packed, WHOLE, line, first, before, bias, codes);
    size_t i = before;
    for (; i + 8 <= count; i += 8) {
      const uint32_t word = word_at(packed, line, (first + i) / 8);
      for (int k = 0; k < 8; k++) codes[i + (size_t)k] = (float)((int)(word >> (4 * k) & 15) - bias);
    }
    write_line(packed, WHOLE, line, first + i, count - i, bias, codes + i);
    return;
  }
  switch (packing_of(packed)) {
    case STRADDLING: write_line(packed, STRADDLING, line, first, count, bias, codes); break;
    case WHOLE: write_line(packed, WHOLE, line, first, count, bias, codes); break;
    case INTERLEAVED: write_line(packed, INTERLEAVED, line, first, count, bias, codes); break;
  }
}

void cq_packed_across(cq_packed packed, size_t position, size_t first, size_t count, int bias, float *codes) {
  const packing packing = packing_of(packed);
  for (size_t i = 0; i < count; i++) codes[i] = (float)(code_at(packed, packing, first + i, position) - bias);
}

void cq_nibble_values(const uint8_t *bytes, bool high_first, const float *table, size_t first, size_t count,
                      float *values) {
  for (size_t i = 0; i < count; i++) {
    const size_t nibble = first + i;
    const bool high = (nibble & 1) != high_first;
    values[i] = table[high ? bytes[nibble / 2] >> 4 : bytes[nibble / 2] & 15];
  }
}

void cq_byte_values(const uint8_t *bytes, const float *table, size_t count, float *values) {
  if (table) {
    for (size_t i = 0; i < count; i++) values[i] = table[bytes[i]];
  } else {
    for (size_t i = 0; i < count; i++) values[i] = (float)(int8_t)bytes[i];
  }
}

#define CQ_LOOPS "stored/stored.inc"
#include "common/twice.h"

size_t cq_scale_groups(cq_level level, float *codes, size_t count, size_t phase, size_t group, const float *scales,
                       const float *zeros) {
  CQ_DISPATCH(level, scale_groups, codes, count, phase, group, scales, zeros);
  return cq_convert(level, CQ_F32, codes, count, codes);
}

size_t cq_scale_gathered(cq_level level, float *codes, size_t count, const int32_t *groups, const float *scales,
                         const float *zeros) {
  CQ_DISPATCH(level, scale_gathered, codes, count, groups, scales, zeros);
  return cq_convert(level, CQ_F32, codes, count, codes);
}
