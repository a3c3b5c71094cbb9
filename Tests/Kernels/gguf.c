// Every GGUF type, with an importance matrix and without, and what its blocks and random bytes stand for.
#include "driver.h"

static void decode(const sample *s, cq_gguf_type type, const char *name, const uint8_t *bytes, size_t size) {
  const size_t blocks = size / cq_gguf_block_bytes(type), count = blocks * cq_gguf_block_weights(type);
  float *values = room(4 * count);
  begin("gguf_decode", name);
  const size_t broken = cq_gguf_decode(s->level, type, bytes, blocks, values);
  add_bytes(&broken, sizeof broken);
  add_floats(values, count);
  leave(values);
}

void run_gguf(const sample *s) {
  float *values = room(4 * s->count);
  for (int type = CQ_GGUF_Q4_0; type <= CQ_GGUF_NVFP4; type++) {
    char name[40];
    const size_t size = s->count / cq_gguf_block_weights(type) * cq_gguf_block_bytes(type);
    uint8_t *bytes = room(size);
    snprintf(name, sizeof name, "%d", type);
    begin("gguf", name);
    cq_gguf_encode(s->level, type, s->weights, s->count, bytes, values);
    add_bytes(bytes, size);
    add_floats(values, s->count);
    // Values alone are the same.
    cq_gguf_encode(s->level, type, s->weights, s->count, NULL, values);
    add_floats(values, s->count);
    decode(s, type, name, bytes, size);
    begin("gguf_by_importance", name);
    cq_gguf_encode_by_importance(s->level, type, s->weights, s->rows, s->columns, s->importance, bytes, values);
    add_bytes(bytes, size);
    add_floats(values, s->count);
    snprintf(name, sizeof name, "%d random", type);
    decode(s, type, name, s->bytes, s->count);
    leave(bytes);
  }
  for (int type = CQ_GGUF_IQ2_XXS; type <= CQ_GGUF_Q1_0; type++) {
    char name[40];
    snprintf(name, sizeof name, "%d random", type);
    decode(s, type, name, s->bytes, s->count);
  }
  leave(values);
}
