// Checkpoint element types to float and back.
#include "common/lanes.h"

#if CQ_HAS_AVX2
#include <immintrin.h>
#endif

/// A finite float, or zero for what is not finite.
CQ_INLINE float finite_or_zero(float value, size_t *not_finite) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  if ((bits & 0x7f800000u) != 0x7f800000u) return value;
  *not_finite += 1;
  return 0;
}

/// The value of an eight-bit float with `mantissa_bits`, or NaN.
CQ_INLINE float eight_bit_float(uint8_t code, int mantissa_bits) {
  const int bias = mantissa_bits == 3 ? 7 : 15;
  int exponent = (code & 0x7f) >> mantissa_bits;
  int mantissa = code & ((1 << mantissa_bits) - 1);
  // E4M3 has only the two NaN codes; E5M2 keeps its whole last exponent for infinity and NaN.
  if (mantissa_bits == 3 ? (code & 0x7f) == 0x7f : exponent == 31) return NAN;
  float size = exponent == 0 ? ldexpf((float)mantissa, 1 - bias - mantissa_bits)
                             : ldexpf((float)(mantissa + (1 << mantissa_bits)), exponent - bias - mantissa_bits);
  return code & 0x80 ? -size : size;
}

static size_t convert_eight_bit(int mantissa_bits, const uint8_t *source, size_t count, float *destination) {
  float table[256];
  for (int code = 0; code < 256; code++) table[code] = eight_bit_float((uint8_t)code, mantissa_bits);
  size_t not_finite = 0;
  for (size_t i = 0; i < count; i++) destination[i] = finite_or_zero(table[source[i]], &not_finite);
  return not_finite;
}

static size_t convert_f64(const char *source, size_t count, float *destination) {
  size_t not_finite = 0;
  for (size_t i = 0; i < count; i++) {
    double value;
    memcpy(&value, source + 8 * i, 8);
    destination[i] = finite_or_zero((float)value, &not_finite);
  }
  return not_finite;
}

#define CQ_LOOPS "convert/convert.inc"
#include "common/twice.h"

size_t cq_convert(cq_level level, cq_type type, const void *source, size_t count, float *destination) {
  switch (type) {
    case CQ_F32: return CQ_DISPATCH(level, convert_f32, source, count, destination);
    case CQ_F16: return CQ_DISPATCH(level, convert_f16, source, count, destination);
    case CQ_BF16: return CQ_DISPATCH(level, convert_bf16, source, count, destination);
    case CQ_F64: return convert_f64(source, count, destination);
    case CQ_F8_E4M3: return convert_eight_bit(3, source, count, destination);
    case CQ_F8_E5M2: return convert_eight_bit(2, source, count, destination);
  }
  return 0;
}

void cq_round_to(cq_level level, cq_type type, const float *weights, size_t count, float *rounded) {
  if (type == CQ_BF16) {
    CQ_DISPATCH(level, round_bf16, weights, count, rounded);
  } else if (type == CQ_F16) {
    CQ_DISPATCH(level, round_f16, weights, count, rounded);
  } else {
    memcpy(rounded, weights, count * sizeof(float));
  }
}
