// Compiles the file that CQ_LOOPS names twice, with the helpers of lanes.inc before it: plain, and for AVX2. Loops have
// no include guards for that reason.
#define CQ_SUFFIX baseline
#define CQ_IS_AVX2 0
#include "common/lanes.inc"
#include CQ_LOOPS
#undef CQ_SUFFIX
#undef CQ_IS_AVX2

#if CQ_HAS_AVX2
#pragma clang attribute push(__attribute__((target("avx2,f16c"))), apply_to = function)
#define CQ_SUFFIX avx2
#define CQ_IS_AVX2 1
#include "common/lanes.inc"
#include CQ_LOOPS
#undef CQ_SUFFIX
#undef CQ_IS_AVX2
#pragma clang attribute pop
#endif
