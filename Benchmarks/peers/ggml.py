"""ggml's quantizers, compiled from the source distribution of llama-cpp-python and called through ctypes."""

import ctypes
import os
import subprocess
import sys
import tarfile
from pathlib import Path

# What ggml-quants.c calls of the rest of ggml, none of it while quantizing.
STUBS = """
#include <stdlib.h>
#include <stddef.h>
#include <stdint.h>
void ggml_abort(const char *file, int line, const char *format, ...) { abort(); }
size_t ggml_row_size(int type, int64_t count) { abort(); }
const char *ggml_type_name(int type) { abort(); }
size_t ggml_type_size(int type) { abort(); }
"""


def sources(folder):
    """The folder of ggml's sources, downloaded where it is not there yet."""
    given = os.environ.get("QUANTPLAN_GGML")
    if given:
        return Path(given)
    found = list(folder.glob("llama_cpp_python-*/vendor/llama.cpp/ggml"))
    if not found:
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "llama-cpp-python",
             "--dest", str(folder), "llama-cpp-python"], check=True)
        archive = next(folder.glob("llama_cpp_python-*.tar.gz"))
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data", members=[m for m in tar if "/vendor/llama.cpp/ggml/" in m.name])
        found = list(folder.glob("llama_cpp_python-*/vendor/llama.cpp/ggml"))
    return found[0]


def library(folder, flags, name):
    """The quantizers compiled with -O3 and the flags."""
    ggml = sources(folder)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.so"
    if not target.exists():
        stubs = folder / "stubs.c"
        stubs.write_text(STUBS)
        subprocess.run(
            ["cc", "-std=gnu11", "-O3", "-DNDEBUG", "-D_GNU_SOURCE", "-fPIC", "-shared", "-w", *flags,
             f"-I{ggml}/include", f"-I{ggml}/src", str(ggml / "src/ggml-quants.c"), str(stubs), "-lm",
             "-o", str(target)], check=True)
    return ctypes.CDLL(str(target))


class Quantizer:
    """One of ggml's formats: a row after row quantizer from floats to blocks of bytes."""

    BYTES = {"q4_0": (32, 18), "q8_0": (32, 34), "q2_K": (256, 84), "q3_K": (256, 110), "q4_K": (256, 144),
             "q5_K": (256, 176), "q6_K": (256, 210), "iq4_nl": (32, 18), "iq4_xs": (256, 136), "mxfp4": (32, 17),
             "nvfp4": (64, 36)}

    def __init__(self, library, name):
        self.name = name
        # The reference quantizer of IQ4 tries fewer scales than the tool's; the others' are the tool's without weights.
        self.searches = name.startswith("iq4")
        self.function = getattr(library, f"quantize_{name}" if self.searches else f"quantize_row_{name}_ref")
        self.function.restype = None
        self.function.argtypes = [ctypes.c_void_p, ctypes.c_void_p] + (
            [ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p] if self.searches else [ctypes.c_int64])

    def run(self, weights, target):
        if self.searches:
            self.function(weights.ctypes.data, target.ctypes.data, *weights.shape, None)
        else:
            self.function(weights.ctypes.data, target.ctypes.data, weights.size)

    def byte_count(self, shape):
        weights, size = self.BYTES[self.name]
        return shape[0] * shape[1] // weights * size
