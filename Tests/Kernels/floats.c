// Small floats by every rule of scales, and grids whose scales are given.
#include "driver.h"

/// E4M3, E5M2, E3M2, E2M3, E2M1.
static const cq_minifloat floats[5] = {
    {.bits = 8, .mantissa_bits = 3, .minimum_exponent = -6, .maximum = 448},
    {.bits = 8, .mantissa_bits = 2, .minimum_exponent = -14, .maximum = 57344},
    {.bits = 6, .mantissa_bits = 2, .minimum_exponent = -2, .maximum = 28},
    {.bits = 6, .mantissa_bits = 3, .minimum_exponent = 0, .maximum = 7.5f},
    {.bits = 4, .mantissa_bits = 1, .minimum_exponent = 0, .maximum = 6},
};

static cq_minifloat scaled_by(cq_minifloat spec, cq_scale_rule rule) {
  spec.scale_rule = rule;
  spec.fixed_maximum = -1;
  spec.smallest_scale = rule == CQ_SCALE_E4M3_DIVIDED ? 0x1p-6f : rule == CQ_SCALE_LINEAR ? 0 : 0x1p-126f;
  spec.global_scale = rule == CQ_SCALE_E4M3 ? 2688 / 0.05f : 0.05f / 2688;
  return spec;
}

void run_small_floats(const sample *s) {
  const size_t count = s->count - 5, group = 32, groups = (count + group - 1) / group;
  uint8_t *codes = room(count);
  float *scales = room(4 * groups), *values = room(4 * count);
  for (int type = 0; type < 5; type++) {
    for (int rule = CQ_SCALE_LINEAR; rule <= CQ_SCALE_E4M3_DIVIDED; rule++) {
      char name[40];
      snprintf(name, sizeof name, "%d rule %d", type, rule);
      const cq_minifloat spec = scaled_by(floats[type], rule);
      cq_sums sums = {0};
      begin("minifloat", name);
      cq_minifloat_measure(s->level, s->weights, count, group, spec, &sums);
      cq_minifloat_encode(s->level, s->weights, count, group, spec, codes, scales, values);
      add_sums(&sums);
      add_bytes(codes, count);
      add_floats(scales, groups);
      add_floats(values, count);
    }
  }
  leave(codes);
  leave(scales);
  leave(values);
}

static void run_grid(const sample *s, const char *name, cq_grid grid, const float *scales, const float *zeros) {
  uint8_t *codes = room(s->count), *kept = room(s->rows * 96);
  float *values = room(4 * s->count);
  begin("grid_round", name);
  cq_grid_round(s->level, grid, s->weights, s->rows, s->columns, 64, scales, zeros, codes, values);
  add_bytes(codes, s->count);
  add_floats(values, s->count);
  float *weights = room(4 * s->count), *errors = room(4 * s->rows * 96), *factor = weights_of(NORMAL, 96 * 96);
  uint32_t groups[96];
  for (size_t i = 0; i < 96; i++) {
    groups[i] = (uint32_t)(i / 32);
    factor[i * 96 + i] = 1 + (float)i / 64;
  }
  memcpy(weights, s->weights, 4 * s->count);
  const cq_block block = {.rows = s->rows, .columns = 96, .weights = weights, .weight_stride = s->columns,
                          .errors = errors, .error_stride = 96, .factor = factor, .factor_stride = 96, .grid = &grid,
                          .scales = scales, .zeros = zeros, .scale_stride = 16, .groups = groups, .kept = kept,
                          .kept_stride = 96, .prune_of = 4, .prune_kept = 2};
  begin("compensate", name);
  cq_compensate(s->level, &block);
  add_floats(weights, s->count);
  add_floats(errors, s->rows * 96);
  add_bytes(kept, s->rows * 96);
  leave(codes);
  leave(kept);
  leave(values);
  leave(weights);
  leave(errors);
  leave(factor);
}

void run_grids(const sample *s) {
  const size_t groups = s->rows * (s->columns / 64);
  float *scales = weights_of(NORMAL, groups), *zeros = room(4 * groups);
  for (size_t i = 0; i < groups; i++) {
    scales[i] = scales[i] < 0 ? -scales[i] : scales[i];
    if (scales[i] == 0) scales[i] = 1;
    zeros[i] = (float)(next_random() % 16) - 8;
  }
  cq_grid integer = {.is_integer = true, .integer = {.bits = 4, .symmetric = false}};
  run_grid(s, "int4", integer, scales, zeros);
  integer.integer = (cq_integer){.bits = 4, .symmetric = true, .bfloat16 = true};
  run_grid(s, "int4 bfloat16", integer, scales, NULL);
  for (int type = 0; type < 5; type += 4) {
    run_grid(s, type ? "e2m1" : "e4m3", (cq_grid){.minifloat = scaled_by(floats[type], CQ_SCALE_LINEAR)}, scales, NULL);
  }
  leave(scales);
  leave(zeros);
}
