// A block of 32 weights under one scale, as the GGUF types without super-blocks store it.
#ifndef CQ_GGUF_BLOCK_H
#define CQ_GGUF_BLOCK_H

#include "gguf/layout.h"

/// A block on its way into bytes: codes below 2^bits, and w = scale * (code - zero) + minimum.
typedef struct {
  uint8_t codes[32];
  uint16_t scale, minimum;
} gguf_block;

/// Bytes of a block of 32 with codes of 4, 5 or 8 bits.
CQ_INLINE size_t packed_block_bytes(int bits, bool has_minimum) {
  if (bits == 8) return sizeof(gguf_Q8_0);
  if (bits == 5) return has_minimum ? sizeof(gguf_Q5_1) : sizeof(gguf_Q5_0);
  return has_minimum ? sizeof(gguf_Q4_1) : sizeof(gguf_Q4_0);
}

/// Four low bits in halves of a byte, block halves beside each other; fifth bits in a word; scales first.
CQ_INLINE void pack_block(const gguf_block *block, int bits, bool has_minimum, uint8_t *bytes) {
  memcpy(bytes, &block->scale, 2);
  bytes += 2;
  if (has_minimum) {
    memcpy(bytes, &block->minimum, 2);
    bytes += 2;
  }
  if (bits == 8) {
    memcpy(bytes, block->codes, 32);
    return;
  }
  if (bits == 5) {
    uint32_t high = 0;
    for (int i = 0; i < 32; i++) high |= (uint32_t)((block->codes[i] >> 4) & 1) << i;
    memcpy(bytes, &high, 4);
    bytes += 4;
  }
  for (int i = 0; i < 16; i++) {
    bytes[i] = (uint8_t)((block->codes[i] & 15) | (block->codes[i + 16] & 15) << 4);
  }
}

#endif
