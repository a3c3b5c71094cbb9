"""Our kernels beside their peers', taking turns on one thread: compare.py BENCHMARK GGML_FOLDER [FILTER]

Both sides write codes and scales; ours writes the dequantized values as well. Weights are those of our benchmark,
floats, so both round the same numbers; the share of codes that agree is printed. Ratios are of the best times, those of
the medians in brackets. Slow peers get fewer rows: their time is proportional to them.
"""

import os

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", TQDM_DISABLE="1")

import statistics
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import torch

import agreement
import ggml
import method_peers
import python_peers
from ours import Ours, Skipped

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
PATIENCE = 3.0  # seconds of a peer's run, beyond which it is repeated less


def turns(ours, theirs, repetitions):
    """Seconds of both, ours first each time; each has one run to warm up."""
    ours()
    warm = theirs()
    count = 2 if warm > PATIENCE else repetitions
    return list(zip(*((ours(), theirs()) for _ in range(count))))


def timed(work, *arguments):
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


class Table:
    WIDTHS = [30, 34, 18, 18, 16, 7, 5, 0]

    def __init__(self):
        self.row("ours", "peer", "ours Mw/s", "peer Mw/s", "ratio", "goal", "met", "codes that agree")

    def row(self, *cells):
        print("".join(str(cell).ljust(width) for cell, width in zip(cells, self.WIDTHS)), flush=True)

    def result(self, task, peer, count, times, goal, agrees):
        mine, theirs = times
        rate = lambda seconds: f"{count / min(seconds) / 1e6:.1f} ({count / statistics.median(seconds) / 1e6:.1f})"
        best = min(theirs) / min(mine)
        middle = statistics.median(theirs) / statistics.median(mine)
        met = "-" if goal is None else "yes" if best >= goal else "NO"
        words = task.split()
        name = " ".join(words[:2]) if words[1] != "rtn" else words[0]
        self.row(f"{name} {words[2]}x{words[3]}", peer, rate(mine), rate(theirs), f"{best:.2f} ({middle:.2f})",
                 "-" if goal is None else f"{goal:g}", met, agrees)


class Bench:
    def __init__(self, binary, folder, chosen):
        self.ours, self.table, self.chosen = Ours(binary), Table(), chosen
        self.builds = {
            "ggml": ggml.library(folder, [], "baseline"),
            "ggml -march=native": ggml.library(folder, ["-march=native"], "native"),
        }

    def skips(self, *names):
        return self.chosen and not any(word in name for word in self.chosen for name in names)

    def attempt(self, label, peer, body):
        if self.skips(label, peer):
            return
        try:
            body()
        except Skipped as reason:
            self.table.row(label, peer, str(reason))
        except Exception as error:  # a peer that changed must not end the table
            self.table.row(label, peer, f"failed: {type(error).__name__}: {str(error)[:90]}")

    def against_python(self, label, formats, peer, make, goal, rows=4096, repetitions=7):
        def body():
            name, dumped = self.first(formats, rows)
            weights = torch.from_numpy(dumped["weights"].view(np.float32).reshape(rows, 4096).copy())
            run = make()
            agrees = agreement.python(dumped, run(weights))
            task = f"{name} {'hqq' if 'hqq' in label else 'rtn'} {rows} 4096 f32 1 encode"
            times = turns(lambda: self.ours.seconds(task), lambda: timed(run, weights), repetitions)
            self.table.result(task, peer, rows * 4096, times, goal, agrees)
        self.attempt(label, peer, body)

    def against_ggml(self, formats, kind, goal, rows=4096, byte_for_byte=True):
        for build, library in self.builds.items():
            def body():
                name, dumped = self.first(formats, rows)
                weights = dumped["weights"].view(np.float32).reshape(rows, 4096)
                quantizer = ggml.Quantizer(library, kind)
                target = np.zeros(quantizer.byte_count(weights.shape), np.uint8)
                quantizer.run(weights, target)
                agrees = agreement.blocks(dumped, target) if byte_for_byte else "another format"
                task = f"{name} rtn {rows} 4096 f32 1 encode"
                times = turns(lambda: self.ours.seconds(task), lambda: timed(quantizer.run, weights, target), 7)
                self.table.result(
                    task, f"{build} {kind}", rows * 4096, times, goal if build == "ggml" else None, agrees)
            self.attempt(formats[0], f"{build} {kind}", body)

    def first(self, formats, rows):
        """The first of the formats that this build has, with its codes and weights."""
        for name in formats:
            try:
                method = "hqq" if "hqq" in name else "rtn"
                name = name.removeprefix("hqq:")
                return name, self.ours.dump(f"{name} {method} {rows} 4096 f32 1")
            except Skipped as reason:
                last = reason
        raise last

    def against_method(self, method, peer, goal, make, count=4096):
        def body():
            task = f"int4-g128 {method} {count} {count} f32 1"
            dumped = self.ours.dump(task)
            weights, tokens = (
                torch.from_numpy(dumped[name].view(np.float32).reshape(-1, count).copy())
                for name in ("weights", "tokens"))
            run = make(weights, tokens)
            agrees = agreement.values(dumped, run())
            times = turns(lambda: self.ours.seconds(task), lambda: run()[0], 3)
            self.table.result(task, peer, count * count, times, goal, agrees)
        self.attempt(method, peer, body)

    def two_threads(self, formats, goal=1.8):
        print("\nours, two threads beside one: quantize, dequantize and sum the errors")
        self.table.row("ours", "", "2 threads Mw/s", "1 thread Mw/s", "ratio", "goal", "met", "")
        for name in formats:
            def body():
                task = f"{name} rtn 4096 4096 f32"
                two, one = (f"{task} {threads} measure" for threads in (2, 1))
                times = turns(lambda: self.ours.seconds(two), lambda: self.ours.seconds(one), 9)
                self.table.result(two, "itself on one thread", 4096 * 4096, times, goal, "")
            self.attempt(name, "two threads", body)


def gptq(weights, tokens):
    run, prepare = method_peers.gptq(tokens)

    def once():
        hessian = prepare()
        start = time.perf_counter()
        values, _ = run(weights, hessian)
        return time.perf_counter() - start, values
    return once


def awq(weights, tokens):
    run = method_peers.awq(weights, tokens)

    def once():
        start = time.perf_counter()
        run()
        return time.perf_counter() - start, None
    return once


def main():
    bench = Bench(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
    ct = "compressed-tensors"
    bench.against_python("int4", ["int4-g128"], ct, lambda: python_peers.compressed_tensors_integer(4, 128), 10)
    bench.against_python("int8", ["int8"], ct, lambda: python_peers.compressed_tensors_integer(8, None), 10)
    bench.against_python("fp8", ["fp8"], ct, python_peers.compressed_tensors_float8, None)
    bench.against_ggml(["int4-g128"], "q4_0", 1.5, byte_for_byte=False)
    bench.against_ggml(["int8"], "q4_0", 1.5, byte_for_byte=False)
    bench.against_ggml(["gguf-q4_0"], "q4_0", None)
    bench.against_ggml(["gguf-q8_0"], "q8_0", None)
    for kind in ("q4_K", "q5_K", "q6_K", "q2_K", "q3_K", "iq4_nl", "iq4_xs"):
        bench.against_ggml([f"gguf-{kind.lower()}"], kind, 4, rows=1024)
    bench.against_ggml(["gguf-mxfp4", "mxfp4"], "mxfp4", 5)
    bench.against_ggml(["gguf-nvfp4", "nvfp4"], "nvfp4", 5)
    bench.against_python("mxfp4", ["mxfp4-floor", "mxfp4"], "torchao", python_peers.torchao_mxfp4, 20, rows=1024)
    bench.against_python("nvfp4", ["nvfp4"], "torchao", python_peers.torchao_nvfp4, 20, rows=1024)
    bench.against_python("nf4", ["nf4"], "bitsandbytes", python_peers.bitsandbytes_nf4, 20)
    bench.against_python(
        "dynamic", ["dynamic8"], "bitsandbytes", python_peers.bitsandbytes_dynamic, None)
    bench.against_python("hqq", ["hqq:int4-g64-asym", "hqq:hqq-int4-g64"], "hqq", python_peers.hqq_int4, 20, rows=1024)
    bench.against_method("gptq", "llmcompressor quantize_weight", 2, gptq)
    bench.against_method("awq", "llmcompressor search", 3, awq)
    bench.two_threads(["int4-g128", "int8", "gguf-q4_k", "gguf-iq4_xs", "nf4", "mxfp4", "nvfp4", "fp8"])


if __name__ == "__main__":
    main()
