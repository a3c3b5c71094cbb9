// What the table of GGUF's types says about one of them.
#include "gguf/layout.h"

typedef struct {
  const char *name;
  uint32_t number;
  size_t weights, bytes, scale_bits;
  bool heeds_importance;
} row;

static const row *row_of(cq_gguf_type type) {
#define CQ_ROW(name, number, weights, bytes, scale_bits, heeds) \
  [CQ_GGUF_##name] = {#name, number, weights, bytes, scale_bits, heeds},
  static const row rows[] = {CQ_GGUF_TYPES(CQ_ROW) CQ_GGUF_READ_TYPES(CQ_ROW)}, none = {.name = ""};
#undef CQ_ROW
  return (size_t)type < sizeof rows / sizeof *rows ? &rows[type] : &none;
}

const char *cq_gguf_name(cq_gguf_type type) { return row_of(type)->name; }

size_t cq_gguf_block_weights(cq_gguf_type type) { return row_of(type)->weights; }

size_t cq_gguf_block_bytes(cq_gguf_type type) { return row_of(type)->bytes; }

size_t cq_gguf_scale_bits(cq_gguf_type type) { return row_of(type)->scale_bits; }

bool cq_gguf_heeds_importance(cq_gguf_type type) { return row_of(type)->heeds_importance; }

bool cq_gguf_type_of_number(uint32_t number, cq_gguf_type *type) {
#define CQ_ROW(name, file_number, weights, bytes, scale_bits, heeds) \
  case file_number: *type = CQ_GGUF_##name; return true;
  switch (number) { CQ_GGUF_TYPES(CQ_ROW) CQ_GGUF_READ_TYPES(CQ_ROW) }
#undef CQ_ROW
  return false;
}
