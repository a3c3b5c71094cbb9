// Runs every kernel on weights of five kinds at every level, for sanitizers and for comparing bits.
#ifndef DRIVER_H
#define DRIVER_H

#include <Kernels/Kernels.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What the weights are like.
typedef enum { NORMAL, ANY_FINITE, SUBNORMAL, ZERO, NEAR_OVERFLOW, REGIMES } regime;

/// A matrix of weights and what comes with it; every array is as long as the kernels may read and no longer.
typedef struct {
  cq_level level;
  regime regime;
  size_t rows, columns, count;
  const float *weights;     // rows * columns
  const float *importance;  // of columns, positive
  const uint8_t *bytes;     // count random bytes
} sample;

/// The next 32 random bits.
uint32_t next_random(void);
/// Starts the sequence of random bits again.
void seed_random(uint64_t seed);
/// Memory of exactly so many bytes, filled with zeros; the next byte is a fault. The caller gives it to `leave`.
void *room(size_t bytes);
void leave(void *memory);
/// `count` weights of a kind, in a room of their own.
float *weights_of(regime regime, size_t count);

/// Begins the digest of one kernel's results; the name says which.
void begin(const char *kernel, const char *variant);
/// Adds results to the digest. Every number that is not one counts as the same.
void add_bytes(const void *bytes, size_t size);
void add_floats(const float *values, size_t count);
void add_doubles(const double *values, size_t count);
void add_sums(const cq_sums *sums);

void run_integers(const sample *s);
void run_small_floats(const sample *s);
void run_grids(const sample *s);
void run_codebooks(const sample *s);
void run_eight_bits(const sample *s);
void run_hqq(const sample *s);
void run_gguf(const sample *s);
void run_stored(const sample *s);
void run_conversions(const sample *s);
void run_sums(const sample *s);

#endif
