// Weights of five kinds from a seeded generator.
#include <sys/mman.h>
#include <unistd.h>

#include "driver.h"

/// What to give back, written before what `room` returns.
typedef struct {
  char *start;
  size_t length;
} place;

static uint64_t state;

void seed_random(uint64_t seed) { state = seed * 0x9e3779b97f4a7c15u + 1; }

uint32_t next_random(void) {
  // SplitMix64.
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (uint32_t)((z ^ (z >> 31)) >> 32);
}

// Memory ends where a page begins that nobody may touch, so that one byte read too many is a fault, whatever read it.
void *room(size_t bytes) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE), length = (bytes + sizeof(place) + page - 1) / page * page;
  char *start = mmap(NULL, length + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED || mprotect(start + length, page, PROT_NONE) != 0) abort();
  const place whole = {start, length + page};
  memcpy(start + length - bytes - sizeof whole, &whole, sizeof whole);
  return start + length - bytes;
}

void leave(void *memory) {
  place whole;
  memcpy(&whole, (char *)memory - sizeof whole, sizeof whole);
  munmap(whole.start, whole.length);
}

static float of_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, 4);
  return value;
}

static float weight_of(regime regime) {
  const uint32_t bits = next_random();
  switch (regime) {
    case NORMAL: {
      int32_t sum = 0;
      for (int i = 0; i < 4; i++) sum += (int32_t)(next_random() >> 16) - 32768;
      return (float)sum * 0x1p-21f;
    }
    case ANY_FINITE: return of_bits((bits & 0x7f800000u) == 0x7f800000u ? bits & 0xbfffffffu : bits);
    case SUBNORMAL: return of_bits(bits & 0x807fffffu);
    case ZERO: return of_bits(bits & 0x80000000u);
    default: return of_bits((bits & 0x80ffffffu) | 0x7e000000u);
  }
}

float *weights_of(regime regime, size_t count) {
  float *weights = room(count * sizeof(float));
  for (size_t i = 0; i < count; i++) weights[i] = weight_of(regime);
  return weights;
}
