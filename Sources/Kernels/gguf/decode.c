// Bytes of GGUF blocks back to values, with ggml's operations in ggml's order.
#include "common/half.h"
#include "gguf/lattices.h"
#include "gguf/layout.h"

/// A half at any address.
CQ_INLINE float half_at(const uint8_t *bytes) {
  uint16_t bits;
  memcpy(&bits, bytes, 2);
  return half_value(bits);
}

/// 2^(code - 128): half of what the byte means, since the table of values holds their doubles.
CQ_INLINE float half_of_power(uint8_t code) {
  const uint32_t bits = code < 2 ? 0x00200000u << code : (uint32_t)(code - 1) << 23;
  float value;
  memcpy(&value, &bits, 4);
  return value;
}

/// Half of an unsigned E4M3, for the same reason; the code of NaN counts as zero.
CQ_INLINE float half_of_e4m3(uint8_t code) {
  if (code == 0 || code == 0x7f) return 0;
  const int exponent = (code >> 3) & 15, mantissa = code & 7;
  return 0.5f * (exponent == 0 ? ldexpf((float)mantissa, -9) : ldexpf(1.0f + (float)mantissa / 8.0f, exponent - 7));
}

/// Two bytes at any address.
CQ_INLINE unsigned pair_at(const uint8_t *bytes) { return bytes[0] | (unsigned)bytes[1] << 8; }

/// Four bytes at any address.
CQ_INLINE uint32_t word_at(const uint8_t *bytes) { return pair_at(bytes) | (uint32_t)pair_at(bytes + 2) << 16; }

/// Eight signs from seven bits: the number of negative values is even.
CQ_INLINE unsigned even_signs(unsigned seven) {
  seven &= 127;
  return seven | (unsigned)__builtin_parity(seven) << 7;
}

static const int8_t decode_table[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
static const int8_t decode_doubles[16] = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

/// What the digits of a lattice's points mean.
static const float digits_IQ2[4] = {8, 25, 43, 0};
static const float digits_IQ1[4] = {-1, 0, 1, 0};
static const float digits_IQ3_XXS[8] = {4, 12, 20, 28, 36, 44, 52, 62};
static const float digits_IQ3_S[8] = {1, 3, 5, 7, 9, 11, 13, 15};

#define CQ_LOOPS "gguf/decode.inc"
#include "common/twice.h"

size_t cq_gguf_decode(cq_level level, cq_gguf_type type, const void *bytes, size_t blocks, float *values) {
  CQ_DISPATCH(level, gguf_decode, type, bytes, blocks, values);
  return cq_convert(level, CQ_F32, values, blocks * cq_gguf_block_weights(type), values);
}
