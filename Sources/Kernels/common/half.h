// Float16 as bits, for scales that are stored so.
#ifndef CQ_HALF_H
#define CQ_HALF_H

#include "common/lanes.h"

/// Rounds to float16's bits, half to even; what is not a number stays so.
CQ_INLINE uint16_t half_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  const uint16_t sign = (uint16_t)((bits >> 16) & 0x8000u);
  bits &= 0x7fffffffu;
  if (bits > 0x7f800000u) return sign | 0x7e00u;
  if (bits >= 0x477ff000u) return sign | 0x7c00u;  // 65,520 and more round to infinity
  if (bits < 0x38800000u) {                        // below 2^-14: whole numbers of 2^-24
    float size;
    memcpy(&size, &bits, 4);
    return sign | (uint16_t)((size * 0x1p24f + 12582912.0f) - 12582912.0f);
  }
  bits += 0xfffu + ((bits >> 13) & 1u);
  return sign | (uint16_t)((bits >> 13) - (112u << 10));
}

CQ_INLINE float half_value(uint16_t half) {
  uint32_t bits = (uint32_t)(half & 0x7fffu) << 13;
  float size;
  memcpy(&size, &bits, 4);
  if ((half & 0x7c00u) == 0x7c00u) {
    size = half & 0x3ffu ? NAN : INFINITY;
  } else {
    size *= 0x1p112f;
  }
  return half & 0x8000u ? -size : size;
}

#endif
