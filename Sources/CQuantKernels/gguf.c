// The GGUF types with one scale a block of 32, as ggml's reference code rounds them.
#include "lanes.h"

/// Rounds to float16's bits, half to even.
CQ_INLINE uint16_t half_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  const uint16_t sign = (uint16_t)((bits >> 16) & 0x8000u);
  bits &= 0x7fffffffu;
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
  size = (half & 0x7c00u) == 0x7c00u ? INFINITY : size * 0x1p112f;
  return half & 0x8000u ? -size : size;
}

#define CQ_LOOPS "gguf.inc"
#include "twice.h"

size_t cq_gguf_block_bytes(cq_gguf_type type) {
  switch (type) {
    case CQ_GGUF_Q4_0: return 2 + 16;
    case CQ_GGUF_Q4_1: return 2 + 2 + 16;
    case CQ_GGUF_Q5_0: return 2 + 4 + 16;
    case CQ_GGUF_Q5_1: return 2 + 2 + 4 + 16;
    case CQ_GGUF_Q8_0: return 2 + 32;
  }
  return 0;
}

void cq_gguf_encode(cq_level level, cq_gguf_type type, const float *weights, size_t count, uint8_t *bytes,
                    float *dequantized) {
  CQ_DISPATCH(level, gguf_encode, type, weights, count, bytes, dequantized);
}
