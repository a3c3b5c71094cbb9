// Where ggml puts the codes and scales of a super-block of 256 weights.
#ifndef CQ_SUPERBLOCK_PACK_H
#define CQ_SUPERBLOCK_PACK_H

#include "common/lanes.h"

/// Codes of four bits, those `apart` from each other in one byte.
CQ_INLINE void pack_nibbles(const uint8_t *codes, int apart, uint8_t *bytes) {
  for (int i = 0; i < apart; i++) bytes[i] = (uint8_t)((codes[i] & 15) | (codes[i + apart] & 15) << 4);
}

/// Two bits of each of 256 codes, from bit `shift` on: those 32 apart in one byte.
CQ_INLINE void pack_pairs(const uint8_t *codes, int shift, uint8_t *bytes) {
  for (int start = 0; start < 256; start += 128) {
    for (int i = 0; i < 32; i++) {
      int byte = 0;
      for (int k = 0; k < 4; k++) byte |= ((codes[start + 32 * k + i] >> shift) & 3) << (2 * k);
      bytes[start / 4 + i] = (uint8_t)byte;
    }
  }
}

/// One bit of each of 256 codes: bit k of a byte belongs to the k-th 32 codes.
CQ_INLINE void pack_bits(const uint8_t *codes, int shift, uint8_t *bytes) {
  for (int i = 0; i < 32; i++) {
    int byte = 0;
    for (int k = 0; k < 8; k++) byte |= ((codes[32 * k + i] >> shift) & 1) << k;
    bytes[i] = (uint8_t)byte;
  }
}

/// Q2_K: scales and minima, codes, then the super-block's two scales.
CQ_INLINE void pack_ranged_16(const uint16_t *stored, const uint8_t *scales, const uint8_t *codes, uint8_t *bytes) {
  memcpy(bytes, scales, 16);
  pack_pairs(codes, 0, bytes + 16);
  memcpy(bytes + 80, stored, 4);
}

/// Q4_K and Q5_K: the super-block's two scales, eight scales and minima of six bits, fifth bits, codes.
CQ_INLINE void pack_ranged_32(int bits, const uint16_t *stored, const uint8_t *steps, const uint8_t *lows,
                              const uint8_t *codes, uint8_t *bytes) {
  memcpy(bytes, stored, 4);
  uint8_t *scales = bytes + 4;
  for (int j = 0; j < 4; j++) {
    scales[j] = (uint8_t)(steps[j] | steps[j + 4] >> 4 << 6);
    scales[j + 4] = (uint8_t)(lows[j] | lows[j + 4] >> 4 << 6);
    scales[j + 8] = (uint8_t)((steps[j + 4] & 15) | (lows[j + 4] & 15) << 4);
  }
  bytes += 16;
  if (bits == 5) {
    pack_bits(codes, 4, bytes);
    bytes += 32;
  }
  for (int start = 0; start < 256; start += 64) pack_nibbles(codes + start, 32, bytes + start / 2);
}

/// Q3_K: high bits, low bits, sixteen scales of six bits, the super-block's scale.
CQ_INLINE void pack_three(uint16_t stored, const int8_t *steps, const uint8_t *codes, uint8_t *bytes) {
  pack_bits(codes, 2, bytes);
  pack_pairs(codes, 0, bytes + 32);
  uint8_t *scales = bytes + 96;
  for (int j = 0; j < 8; j++) scales[j] = (uint8_t)(((steps[j] + 32) & 15) | ((steps[j + 8] + 32) & 15) << 4);
  for (int j = 0; j < 4; j++) {
    int byte = 0;
    for (int k = 0; k < 4; k++) byte |= (steps[4 * k + j] + 32) >> 4 << (2 * k);
    scales[8 + j] = (uint8_t)byte;
  }
  memcpy(bytes + 108, &stored, 2);
}

/// Q6_K: low four bits, high two bits, scales, the super-block's scale.
CQ_INLINE void pack_six(uint16_t stored, const int8_t *steps, const uint8_t *codes, uint8_t *bytes) {
  for (int start = 0; start < 256; start += 128) pack_nibbles(codes + start, 64, bytes + start / 2);
  pack_pairs(codes, 4, bytes + 128);
  memcpy(bytes + 192, steps, 16);
  memcpy(bytes + 208, &stored, 2);
}

/// IQ4_XS: the super-block's scale, then the high two and the low four bits of eight scales.
CQ_INLINE void pack_table_scales(uint16_t stored, const int *steps, uint8_t *bytes) {
  memcpy(bytes, &stored, 2);
  int high = 0;
  for (int j = 0; j < 8; j++) high |= (steps[j] + 32) >> 4 << (2 * j);
  bytes[2] = (uint8_t)high;
  bytes[3] = (uint8_t)(high >> 8);
  for (int j = 0; j < 4; j++) {
    bytes[4 + j] = (uint8_t)(((steps[2 * j] + 32) & 15) | ((steps[2 * j + 1] + 32) & 15) << 4);
  }
}

#endif
