// The hot loops of the quantization laboratory. Everything else is Swift.
//
// Each loop exists twice: plain (SSE2 on x86-64, NEON on arm64, by auto-vectorization) and AVX2, chosen when it runs.
// Both give the same codes, scales and dequantized values to the bit: no fused multiply-add, the same operations in
// the same order. Sums run in eight lanes that are added up in double precision, so they are the same too.
//
// Weights must be finite: `cq_convert` replaces what is not by zero and counts it.
#ifndef KERNELS_H
#define KERNELS_H

#include "Kernels/sums.h"
#include "Kernels/integer.h"
#include "Kernels/minifloat.h"
#include "Kernels/grid.h"
#include "Kernels/compensation.h"
#include "Kernels/codebook.h"
#include "Kernels/eight_bits.h"
#include "Kernels/hqq.h"
#include "Kernels/gguf.h"
#include "Kernels/stored.h"
#include "Kernels/convert.h"
#include "Kernels/synthetic.h"

#endif
