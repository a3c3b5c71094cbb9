// Runs all kernels at both levels and compares the digests of their results. --rounds N takes N sets of weights;
// --digests prints one line for each kernel and kind of weights, --details one for each variant of a kernel. Digests
// leave out weights so large that scales overflow: a few results differ between families of processors there.
#include "driver.h"

#define MOST_RESULTS 1024

typedef struct {
  const char *kernel;
  char variant[40];
  uint64_t digest;
} result;

static result results[2][MOST_RESULTS];
static size_t counts[2];
static cq_level current;

/// Fowler, Noll and Vo's hash.
#define FIRST_DIGEST 0xcbf29ce484222325u

static uint64_t digest_with(uint64_t digest, const void *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) digest = (digest ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
  return digest;
}

void begin(const char *kernel, const char *variant) {
  if (counts[current] == MOST_RESULTS) abort();
  result *r = &results[current][counts[current]++];
  r->kernel = kernel;
  snprintf(r->variant, sizeof r->variant, "%s", variant);
  r->digest = FIRST_DIGEST;
}

void add_bytes(const void *bytes, size_t size) {
  result *r = &results[current][counts[current] - 1];
  r->digest = digest_with(r->digest, bytes, size);
}

void add_floats(const float *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t bits = 0x7fc00000u;
    if (values[i] == values[i]) memcpy(&bits, &values[i], 4);
    add_bytes(&bits, 4);
  }
}

void add_doubles(const double *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint64_t bits = 0x7ff8000000000000u;
    if (values[i] == values[i]) memcpy(&bits, &values[i], 8);
    add_bytes(&bits, 8);
  }
}

void add_sums(const cq_sums *sums) {
  add_doubles((const double[]){sums->squared_error, sums->squared_weight, sums->squared_dequantized, sums->product,
                               sums->maximum_error},
              5);
}

static void run(cq_level level, regime regime, uint64_t seed) {
  seed_random(seed);
  current = level;
  counts[level] = 0;
  sample s = {.level = level, .regime = regime, .rows = 9, .columns = 512, .count = 9 * 512};
  float *weights = weights_of(regime, s.count), *importance = weights_of(NORMAL, s.columns);
  uint8_t *bytes = room(s.count);
  for (size_t i = 0; i < s.columns; i++) importance[i] = importance[i] < 0 ? -importance[i] : importance[i];
  for (size_t i = 0; i < s.count; i++) bytes[i] = (uint8_t)next_random();
  s.weights = weights;
  s.importance = importance;
  s.bytes = bytes;
  run_sums(&s);
  run_integers(&s);
  run_small_floats(&s);
  run_grids(&s);
  run_codebooks(&s);
  run_eight_bits(&s);
  run_hqq(&s);
  run_gguf(&s);
  run_stored(&s);
  run_conversions(&s);
  leave(weights);
  leave(importance);
  leave(bytes);
}

static const char *const regimes[] = {"normal", "any-finite", "subnormal", "zero", "near-overflow"};

/// How many results differ between the levels, each told.
static int differences(regime regime) {
  int different = 0;
  for (size_t i = 0; i < counts[CQ_BASELINE]; i++) {
    const result *plain = &results[CQ_BASELINE][i], *best = &results[cq_best_level()][i];
    if (plain->digest == best->digest) continue;
    fprintf(stderr, "error: %s %s: levels differ on %s weights\n", plain->kernel, plain->variant, regimes[regime]);
    different++;
  }
  return different;
}

static void print_digests(regime regime, bool details) {
  if (!details && (regime == ANY_FINITE || regime == NEAR_OVERFLOW)) return;
  uint64_t digest = FIRST_DIGEST;
  for (size_t i = 0; i < counts[CQ_BASELINE]; i++) {
    const result *r = &results[CQ_BASELINE][i];
    if (details) printf("%016llx %s %s %s\n", (unsigned long long)r->digest, regimes[regime], r->kernel, r->variant);
    digest = digest_with(digest, &r->digest, sizeof r->digest);
    if (i + 1 < counts[CQ_BASELINE] && strcmp(r[1].kernel, r->kernel) == 0) continue;
    if (!details) printf("%016llx %s %s\n", (unsigned long long)digest, regimes[regime], r->kernel);
    digest = FIRST_DIGEST;
  }
}

int main(int argc, char **argv) {
  int rounds = 1, different = 0;
  bool prints = false, details = false;
  for (int i = 1; i < argc; i++) {
    prints = prints || strcmp(argv[i], "--digests") == 0;
    details = details || strcmp(argv[i], "--details") == 0;
    if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) rounds = atoi(argv[++i]);
  }
  for (int round = 0; round < rounds; round++) {
    for (int regime = 0; regime < REGIMES; regime++) {
      const uint64_t seed = 20261126u + (uint64_t)round * REGIMES + (uint64_t)regime;
      run(CQ_BASELINE, regime, seed);
      if (cq_best_level() != CQ_BASELINE) run(cq_best_level(), regime, seed);
      different += differences(regime);
      if (prints || details) print_digests(regime, details);
    }
  }
  fprintf(stderr, "kernels: %zu results for each of %d kinds of weights, %d rounds, %s: %d differ between levels\n",
          counts[CQ_BASELINE], REGIMES, rounds, cq_best_level() == CQ_BASELINE ? "one level" : "two levels", different);
  return different != 0;
}
