// Integers of every width, with one scale a group and with one a row.
#include "driver.h"

static void run_integer(const sample *s, cq_integer spec, size_t group, const float *shares) {
  char name[40];
  snprintf(name, sizeof name, "%d%s%s%s/%zu%s", spec.bits, spec.symmetric ? "s" : "a", spec.bfloat16 ? "b" : "",
           spec.fixed_range ? "f" : "", group, shares ? " shares" : "");
  const size_t count = s->count - 5, groups = (count + group - 1) / group;
  int8_t *codes = room(count), *zeros = room(groups);
  float *scales = room(4 * groups), *values = room(4 * count);
  cq_sums sums = {0};
  begin("integer", name);
  cq_integer_measure(s->level, s->weights, count, group, spec, shares, &sums);
  cq_integer_encode(s->level, s->weights, count, group, spec, shares, codes, scales, zeros, values);
  add_sums(&sums);
  add_bytes(codes, count);
  add_bytes(zeros, groups);
  add_floats(scales, groups);
  add_floats(values, count);
  leave(codes);
  leave(zeros);
  leave(scales);
  leave(values);
}

void run_integers(const sample *s) {
  float *shares = room(4 * s->count);
  for (size_t i = 0; i < s->count; i++) shares[i] = (float)(next_random() >> 8) * 0x1p-24f;
  for (int bits = 2; bits <= 8; bits++) {
    for (int kind = 0; kind < 8; kind++) {
      const cq_integer spec = {.bits = bits, .symmetric = kind & 1, .bfloat16 = kind & 2, .fixed_range = kind & 4,
                               .lowest = -0.05f, .highest = 0.07f};
      run_integer(s, spec, bits & 1 ? 128 : 37, NULL);
      if (spec.symmetric) run_integer(s, spec, 2000, shares);
    }
  }
  const float steps[3] = {0.5f, 0.75f, 1};
  const size_t groups = (s->count + 127) / 128;
  float *errors = room(4 * groups * 3);
  begin("integer_clip_errors", "4s/128");
  cq_integer_clip_errors(s->level, s->weights, s->count, 128, (cq_integer){.bits = 4, .symmetric = true}, steps, 3,
                         errors);
  add_floats(errors, groups * 3);
  leave(errors);
  leave(shares);
}
