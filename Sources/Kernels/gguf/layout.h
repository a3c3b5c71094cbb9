// The blocks of GGUF's types, byte for byte as they lie in a file. Everything is bytes, so a block may lie anywhere.
#ifndef CQ_GGUF_LAYOUT_H
#define CQ_GGUF_LAYOUT_H

#include "common/lanes.h"

typedef uint8_t gguf_half[2];  // float16, little-endian

// MARK: One scale a block of 32; codes i and i + 16 share a byte

typedef struct {
  gguf_half scale;
  uint8_t codes[16];
} gguf_Q4_0, gguf_IQ4_NL;

typedef struct {
  gguf_half scale, minimum;
  uint8_t codes[16];
} gguf_Q4_1;

typedef struct {
  gguf_half scale;
  uint8_t fifth_bits[4];
  uint8_t codes[16];
} gguf_Q5_0;

typedef struct {
  gguf_half scale, minimum;
  uint8_t fifth_bits[4];
  uint8_t codes[16];
} gguf_Q5_1;

typedef struct {
  gguf_half scale;
  int8_t codes[32];
} gguf_Q8_0;

// MARK: Super-blocks of 256; sub-blocks have steps, whole multiples of the super-block's scale and minimum

typedef struct {
  uint8_t steps[16];  // of scales in the low four bits, of minima in the high ones
  uint8_t codes[64];
  gguf_half scale, minimum;
} gguf_Q2_K;

typedef struct {
  uint8_t third_bits[32];
  uint8_t codes[64];
  uint8_t steps[12];  // sixteen of six bits
  gguf_half scale;
} gguf_Q3_K;

typedef struct {
  gguf_half scale, minimum;
  uint8_t steps[12];  // eight of scales and eight of minima, six bits each
  uint8_t codes[128];
} gguf_Q4_K;

typedef struct {
  gguf_half scale, minimum;
  uint8_t steps[12];  // as Q4_K's
  uint8_t fifth_bits[32];
  uint8_t codes[128];
} gguf_Q5_K;

typedef struct {
  uint8_t codes[128];
  uint8_t high_bits[64];
  int8_t steps[16];
  gguf_half scale;
} gguf_Q6_K;

typedef struct {
  gguf_half scale;
  uint8_t high_steps[2];  // two bits of each of eight steps
  uint8_t low_steps[4];   // four bits of each
  uint8_t codes[128];
} gguf_IQ4_XS;

// MARK: Small floats, E2M1

typedef struct {
  uint8_t exponent;  // of a power of two, biased by 127
  uint8_t codes[16];
} gguf_MXFP4;

typedef struct {
  uint8_t scales[4];  // E4M3 without a sign, one for sixteen weights
  uint8_t codes[32];
} gguf_NVFP4;

// MARK: Points of lattices, and ternary values; super-blocks of 256 that are read only

typedef struct {
  gguf_half scale;
  uint8_t codes[64];  // for 32 weights four points of eight bits, then four signs of seven bits and a step of four
} gguf_IQ2_XXS;

typedef struct {
  gguf_half scale;
  uint8_t codes[64];  // for 8 weights nine bits of a point and seven of signs
  uint8_t steps[8];
} gguf_IQ2_XS;

typedef struct {
  gguf_half scale;
  uint8_t codes[32];
  uint8_t signs[32];
  uint8_t high_bits[8];  // two of each point
  uint8_t steps[8];
} gguf_IQ2_S;

typedef struct {
  gguf_half scale;
  uint8_t codes[64];
  uint8_t signs[32];  // for 32 weights four times seven bits, then a step of four
} gguf_IQ3_XXS;

typedef struct {
  gguf_half scale;
  uint8_t codes[64];
  uint8_t high_bits[8];  // one of each point
  uint8_t signs[32];
  uint8_t steps[4];
} gguf_IQ3_S;

typedef struct {
  gguf_half scale;
  uint8_t codes[32];
  uint8_t high_bits[16];  // for 32 weights three of each of four points, a step of three, the shift's sign
} gguf_IQ1_S;

typedef struct {
  uint8_t codes[32];
  uint8_t high_bits[16];  // for 8 weights three of a point, and the shift's sign
  uint8_t steps[8];       // for 64 weights four steps of three bits, and four bits of the scale
} gguf_IQ1_M;

typedef struct {
  uint8_t codes[48];  // five ternary digits a byte
  uint8_t last[4];    // four
  gguf_half scale;
} gguf_TQ1_0;

typedef struct {
  uint8_t codes[64];
  gguf_half scale;
} gguf_TQ2_0;

typedef struct {
  gguf_half scale;
  uint8_t signs[16];  // set for positive values
} gguf_Q1_0;

// The table's sizes are the structures', and no type's scales are larger than its block.
#define CQ_ROW(name, number, weights, bytes, scale_bits, heeds)                        \
  _Static_assert(sizeof(gguf_##name) == (bytes), #name " takes " #bytes " bytes");     \
  _Static_assert((scale_bits) < 8 * (bytes), #name " has scales beside its codes");    \
  _Static_assert(256 % (weights) == 0, #name " has blocks that super-blocks line up with");
CQ_GGUF_TYPES(CQ_ROW)
CQ_GGUF_READ_TYPES(CQ_ROW)
#undef CQ_ROW

#endif
