// GPTQ's and SparseGPT's inner loop.
#include "common/lanes.h"

#define CQ_LOOPS "grid/compensate.inc"
#include "common/twice.h"

void cq_compensate(cq_level level, const cq_block *block) { CQ_DISPATCH(level, compensate, block); }
