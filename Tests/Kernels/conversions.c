// Sums, conversions, packed codes of checkpoints, and synthetic weights.
#include "driver.h"

void run_sums(const sample *s) {
  float *values = weights_of(s->regime, s->count), range[2] = {0, 0};
  cq_sums sums = {0};
  begin("compare", "");
  cq_compare(s->level, s->weights, values, s->count - 3, &sums);
  cq_range(s->level, s->weights, s->count - 3, range, range + 1);
  add_sums(&sums);
  add_floats(range, 2);
  leave(values);
}

void run_stored(const sample *s) {
  const size_t count = 96;
  float codes[96];
  for (int bits = 2; bits <= 8; bits++) {
    for (int kind = 0; kind < 3; kind++) {
      if (kind == 2 && bits != 4) continue;
      const cq_packed packed = {.words = s->bytes, .line_step = 32, .word_step = 1, .bits = bits, .whole = kind == 1,
                                .interleaved = kind == 2};
      char name[40];
      snprintf(name, sizeof name, "%d kind %d", bits, kind);
      begin("packed", name);
      cq_packed_line(packed, 2, 3, count, 1 << (bits - 1), codes);
      add_floats(codes, count);
      cq_packed_across(packed, 5, 0, 9, 0, codes);
      add_floats(codes, 9);
    }
  }
  float table[256];
  for (int i = 0; i < 256; i++) table[i] = (float)i / 16;
  begin("bytes", "");
  cq_nibble_values(s->bytes, true, table, 1, count, codes);
  add_floats(codes, count);
  cq_byte_values(s->bytes, NULL, count, codes);
  add_floats(codes, count);
  cq_byte_values(s->bytes, table, count, codes);
  add_floats(codes, count);
  int32_t groups[96];
  for (int i = 0; i < 96; i++) groups[i] = i % 7;
  begin("scale", "");
  size_t broken = cq_scale_groups(s->level, codes, count, 5, 16, s->weights, s->weights + 16);
  broken += cq_scale_gathered(s->level, codes, count, groups, s->weights, s->weights + 16);
  add_bytes(&broken, sizeof broken);
  add_floats(codes, count);
}

void run_conversions(const sample *s) {
  const size_t count = s->count / 8 - 3;
  float *values = room(4 * count);
  for (int type = CQ_F32; type <= CQ_F8_E5M2; type++) {
    char name[40];
    snprintf(name, sizeof name, "%d", type);
    begin("convert", name);
    // A byte off, as elements of a file may lie.
    const size_t broken = cq_convert(s->level, type, s->bytes + 1, count, values);
    add_bytes(&broken, sizeof broken);
    add_floats(values, count);
    cq_round_to(s->level, type, s->weights, count, values);
    add_floats(values, count);
  }
  begin("synthetic", "");
  cq_synthetic_row(s->level,
                   (cq_synthetic){.key = next_random(), .scale = 0.02f, .tail_threshold = 300, .tail_scale = 5},
                   s->importance, 11, 501, values);
  add_floats(values, 501);
  leave(values);
}
