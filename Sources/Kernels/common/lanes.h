// Lanes, and the names of functions at the level being compiled; every kernel includes this file first.
#ifndef CQ_LANES_H
#define CQ_LANES_H

#include <float.h>
#include <math.h>
#include <string.h>

#include "Kernels/Kernels.h"

// A multiply-add that is fused rounds once instead of twice, so results would depend on the processor. This holds for
// all code below, in every kernel, as each includes this file first.
#pragma STDC FP_CONTRACT OFF

// Every function that takes a vector is inlined, so no calling convention is involved.
#pragma clang diagnostic ignored "-Wpsabi"

// Eight lanes, named by what a lane holds.
typedef float f32x8 __attribute__((ext_vector_type(8)));
typedef int32_t i32x8 __attribute__((ext_vector_type(8)));
typedef uint32_t u32x8 __attribute__((ext_vector_type(8)));
typedef uint8_t u8x8 __attribute__((ext_vector_type(8)));
typedef double f64x8 __attribute__((ext_vector_type(8)));

#define CQ_INLINE static inline __attribute__((always_inline, unused))

// Before a loop over weights: begins it at a multiple of 32 bytes of code. Where it begins is otherwise an accident of
// what is compiled before it, and some of these loops take a tenth longer at the wrong place.
#if defined(__has_c_attribute)
#if __has_c_attribute(clang::code_align)
#define CQ_ALIGNED_LOOP [[clang::code_align(32)]]
#endif
#endif
#ifndef CQ_ALIGNED_LOOP
#define CQ_ALIGNED_LOOP
#endif

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

// A loop's functions exist once a level: AT(round) is round_baseline, then round_avx2.
#define CQ_JOIN2(name, suffix) name##_##suffix
#define CQ_JOIN(name, suffix) CQ_JOIN2(name, suffix)
/// The name of a function at the level being compiled.
#define AT(name) CQ_JOIN(name, CQ_SUFFIX)

#endif
