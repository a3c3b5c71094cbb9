// Vector types and the two-level build, shared by all kernels.
#ifndef CQ_LANES_H
#define CQ_LANES_H

#include <float.h>
#include <math.h>
#include <string.h>

#include "Kernels.h"

// Every function that takes a vector is inlined, so no calling convention is involved.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float f8 __attribute__((ext_vector_type(8)));
typedef int32_t i8 __attribute__((ext_vector_type(8)));
typedef uint32_t u8 __attribute__((ext_vector_type(8)));
typedef uint8_t b8 __attribute__((ext_vector_type(8)));
typedef double d8 __attribute__((ext_vector_type(8)));

#define CQ_INLINE static inline __attribute__((always_inline, unused))

#if defined(__x86_64__)
#define CQ_HAS_AVX2 1
#else
#define CQ_HAS_AVX2 0
#endif

// Calls the AVX2 twin where the caller asks for it and it exists.
#if CQ_HAS_AVX2
#define CQ_DISPATCH(level, name, ...) \
  ((level) == CQ_AVX2 ? name##_avx2(__VA_ARGS__) : name##_baseline(__VA_ARGS__))
#else
#define CQ_DISPATCH(level, name, ...) ((void)(level), name##_baseline(__VA_ARGS__))
#endif

#define CQ_JOIN2(name, suffix) name##_##suffix
#define CQ_JOIN(name, suffix) CQ_JOIN2(name, suffix)
/// The name of a function at the level being compiled.
#define AT(name) CQ_JOIN(name, CQ_SUFFIX)

#endif
