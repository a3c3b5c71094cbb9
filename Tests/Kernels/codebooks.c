// Codebooks, tables of 256 values, rows of integers, and half-quadratic zero points.
#include "driver.h"

static const cq_codebook steps = {
    {-1, -0.7f, -0.5f, -0.4f, -0.3f, -0.2f, -0.1f, 0, 0.1f, 0.15f, 0.25f, 0.35f, 0.45f, 0.55f, 0.7f, 1},
    {-0.85f, -0.6f, -0.45f, -0.35f, -0.25f, -0.15f, -0.05f, 0.05f, 0.125f, 0.2f, 0.3f, 0.4f, 0.5f, 0.625f, 0.85f}};

static void run_codebook(const sample *s, const char *name, const float *maxima, const float *scales) {
  const size_t count = s->count - 5;
  uint8_t *codes = room(count);
  float *values = room(4 * count);
  cq_sums sums = {0};
  begin("codebook", name);
  cq_codebook_measure(s->level, s->weights, count, 64, &steps, maxima, scales, &sums);
  cq_codebook_encode(s->level, s->weights, count, 64, &steps, maxima, scales, codes, values);
  add_sums(&sums);
  add_bytes(codes, count);
  add_floats(values, count);
  leave(codes);
  leave(values);
}

void run_codebooks(const sample *s) {
  const size_t count = s->count - 5, blocks = (count + 63) / 64;
  float *maxima = room(4 * blocks), *scales = room(4 * blocks);
  begin("block_maxima", "64");
  cq_block_maxima(s->level, s->weights, count, 64, maxima);
  add_floats(maxima, blocks);
  for (size_t i = 0; i < blocks; i++) scales[i] = maxima[i] * 0.9f;
  run_codebook(s, "by scales", maxima, scales);
  run_codebook(s, "by maxima", maxima, maxima);
  run_codebook(s, "alone", NULL, NULL);
  leave(maxima);
  leave(scales);
}

void run_eight_bits(const sample *s) {
  const size_t count = s->count - 5, blocks = (count + 255) / 256;
  uint8_t *table = room(65536), *codes = room(count);
  float *values = room(4 * count), *maxima = room(4 * blocks), map[256];
  for (size_t i = 0; i < 256; i++) map[i] = ((float)i - 127.5f) / 127.5f;
  for (size_t i = 0; i < 65536; i++) table[i] = (uint8_t)(i >> 8);
  begin("lookup", "256");
  cq_lookup_encode(s->level, s->weights, count, 256, (cq_lookup){table, map}, codes, maxima, values);
  add_bytes(codes, count);
  add_floats(maxima, blocks);
  add_floats(values, count);
  begin("integer_row", "512");
  const float largest = cq_integer_row_encode(s->level, s->weights, s->columns - 3, (int8_t *)codes, values);
  add_floats(&largest, 1);
  add_bytes(codes, s->columns - 3);
  add_floats(values, s->columns - 3);
  leave(table);
  leave(codes);
  leave(values);
  leave(maxima);
}

void run_hqq(const sample *s) {
  uint8_t *codes = room(s->count);
  float *values = room(4 * s->count);
  for (int bits = 1; bits <= 8; bits++) {
    for (size_t group = 32; group <= 128; group *= 2) {
      const cq_hqq spec = {.bits = bits, .group = group, .down = bits & 1};
      const size_t groups = s->count / group;
      float *scales = room(4 * groups), *zeros = room(4 * groups);
      double errors[20] = {0};
      char name[40];
      snprintf(name, sizeof name, "%d/%zu", bits, group);
      begin("hqq", name);
      cq_hqq_errors(s->level, s->weights, s->count, spec, 20, errors);
      cq_hqq_encode(s->level, s->weights, s->count, spec, 5, codes, scales, zeros, values);
      add_doubles(errors, 20);
      add_bytes(codes, s->count);
      add_floats(scales, groups);
      add_floats(zeros, groups);
      add_floats(values, s->count);
      leave(scales);
      leave(zeros);
    }
  }
  leave(codes);
  leave(values);
}
