// Where ggml puts the codes and steps of a super-block of 256 weights.
#ifndef CQ_GGUF_PACK_H
#define CQ_GGUF_PACK_H

#include "gguf/layout.h"

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

/// Q2_K; `stored` holds the bits of scale and minimum.
CQ_INLINE void pack_ranged_16(const uint16_t *stored, const uint8_t *steps, const uint8_t *codes, gguf_Q2_K *block) {
  memcpy(block->steps, steps, 16);
  pack_pairs(codes, 0, block->codes);
  memcpy(block->scale, stored, 2);
  memcpy(block->minimum, stored + 1, 2);
}

/// Steps of Q4_K and Q5_K: eight scales and eight minima of six bits.
CQ_INLINE void pack_steps(const uint8_t *scales, const uint8_t *minima, uint8_t *steps) {
  for (int j = 0; j < 4; j++) {
    steps[j] = (uint8_t)(scales[j] | scales[j + 4] >> 4 << 6);
    steps[j + 4] = (uint8_t)(minima[j] | minima[j + 4] >> 4 << 6);
    steps[j + 8] = (uint8_t)((scales[j + 4] & 15) | (minima[j + 4] & 15) << 4);
  }
}

/// The low four bits of 256 codes.
CQ_INLINE void pack_fours(const uint8_t *codes, int apart, uint8_t *bytes) {
  for (int start = 0; start < 256; start += 2 * apart) pack_nibbles(codes + start, apart, bytes + start / 2);
}

/// Q3_K, from sixteen signed steps.
CQ_INLINE void pack_three(uint16_t stored, const int8_t *steps, const uint8_t *codes, gguf_Q3_K *block) {
  pack_bits(codes, 2, block->third_bits);
  pack_pairs(codes, 0, block->codes);
  for (int j = 0; j < 8; j++) block->steps[j] = (uint8_t)(((steps[j] + 32) & 15) | ((steps[j + 8] + 32) & 15) << 4);
  for (int j = 0; j < 4; j++) {
    int byte = 0;
    for (int k = 0; k < 4; k++) byte |= (steps[4 * k + j] + 32) >> 4 << (2 * k);
    block->steps[8 + j] = (uint8_t)byte;
  }
  memcpy(block->scale, &stored, 2);
}

CQ_INLINE void pack_six(uint16_t stored, const int8_t *steps, const uint8_t *codes, gguf_Q6_K *block) {
  pack_fours(codes, 64, block->codes);
  pack_pairs(codes, 4, block->high_bits);
  memcpy(block->steps, steps, 16);
  memcpy(block->scale, &stored, 2);
}

/// IQ4_XS's scale and its eight steps; the codes are written beside.
CQ_INLINE void pack_table_scales(uint16_t stored, const int *steps, gguf_IQ4_XS *block) {
  memcpy(block->scale, &stored, 2);
  int high = 0;
  for (int j = 0; j < 8; j++) high |= (steps[j] + 32) >> 4 << (2 * j);
  block->high_steps[0] = (uint8_t)high;
  block->high_steps[1] = (uint8_t)(high >> 8);
  for (int j = 0; j < 4; j++) {
    block->low_steps[j] = (uint8_t)(((steps[2 * j] + 32) & 15) | ((steps[2 * j + 1] + 32) & 15) << 4);
  }
}

#endif
