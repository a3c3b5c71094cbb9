// The lattices of GGUF's IQ types: which eight or four values a code stands for.
//
// Figures: ggml-common.h (iq2xxs_grid, iq2xs_grid, iq2s_grid, iq3xxs_grid, iq3s_grid, iq1s_grid) as gguf-py 0.19.0 has them.
// A point is a number of 16 bits: eight values of two bits each, or four of four bits, the first in the lowest bits.
#ifndef CQ_GGUF_LATTICES_H
#define CQ_GGUF_LATTICES_H

#include "gguf/lattice_iq1.h"
#include "gguf/lattice_iq2.h"
#include "gguf/lattice_iq3.h"

#endif
