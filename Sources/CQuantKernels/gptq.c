// GPTQ's and SparseGPT's inner loop.
#include "lanes.h"

#define CQ_LOOPS "gptqs.inc"
#include "twice.h"

void cq_compensate(cq_level level, const cq_block *block) { CQ_DISPATCH(level, compensate, block); }
