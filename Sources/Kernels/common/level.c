// Which level this processor has.
#include "common/lanes.h"

cq_level cq_best_level(void) {
#if CQ_HAS_AVX2
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("f16c")) return CQ_AVX2;
#endif
  return CQ_BASELINE;
}
