#!/usr/bin/env bash
# Memory and speed of measuring a file of several gigabytes, beside `cat` of the same file: streaming.sh BINARY [GIB]
#
# Cold means that the file was dropped from the page cache; then the disk is the limit. Warm, the copy out of the cache
# is. Pages of the file that are mapped count as RssFile, what the program itself holds as RssAnon.
set -euo pipefail
binary=$(realpath "$1")
gibibytes=${2:-4}
folder=$(mktemp -d "${TMPDIR:-/tmp}/quantplan-streaming.XXXXXX")
trap 'rm -rf "$folder"' EXIT

python3 - "$binary" "$folder/model.safetensors" "$gibibytes" <<'PYTHON'
import json, os, subprocess, sys, time

binary, path, gibibytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
rows, columns = 8192, 4096
layers = gibibytes * 2**30 // (rows * columns * 2)

def write():
    """BF16 weights near ±0.02, the same 16 MiB of random ones over and over."""
    chunk = bytearray(os.urandom(16 << 20))
    chunk[1::2] = bytes(0x3C | (value & 0x80) for value in chunk[1::2])
    size = rows * columns * 2
    header = {f"model.layers.{layer}.mlp.up_proj.weight": {"dtype": "BF16", "shape": [rows, columns],
              "data_offsets": [layer * size, (layer + 1) * size]} for layer in range(layers)}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for _ in range(layers * size // len(chunk)):
            file.write(chunk)
        os.fsync(file.fileno())

def drop():
    descriptor = os.open(path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)

def warm():
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 24):
            pass

def run(command):
    """Seconds, and the peaks of RssAnon, RssFile and VmRSS in MiB."""
    peaks = {"RssAnon": 0, "RssFile": 0, "VmRSS": 0}
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            for line in open(f"/proc/{process.pid}/status"):
                name, _, value = line.partition(":")
                if name in peaks:
                    peaks[name] = max(peaks[name], int(value.split()[0]) / 1024)
        except (OSError, ValueError, IndexError):
            pass
        time.sleep(0.01)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with {process.returncode}")
    return time.monotonic() - start, peaks

write()
size = os.path.getsize(path)
print(f"{size / 1e9:.2f} GB of BF16 in {layers} tensors")
print(f"{'command':<34}{'cache':<7}{'seconds':>9}{'GB/s':>8}{'of cat':>8}{'VmRSS':>9}{'RssAnon':>9}{'RssFile':>9}  MiB")
for cache, prepare in (("cold", drop), ("warm", warm)):
    commands = [("cat", ["cat", path])] + [
        (f"quantplan measure, {scheme}", [binary, "measure", path, "--all", "--scheme", scheme, "--json"])
        for scheme in ("int8", "int4", "fp8")]
    cat = None
    for name, command in commands:
        best = None
        for _ in range(2):
            prepare()
            result = run(command)
            if best is None or result[0] < best[0]:
                best = result
        seconds, peaks = best
        cat = cat or seconds
        print(f"{name:<34}{cache:<7}{seconds:>9.2f}{size / seconds / 1e9:>8.2f}{cat / seconds:>7.0%} "
              f"{peaks['VmRSS']:>8.0f}{peaks['RssAnon']:>9.0f}{peaks['RssFile']:>9.0f}", flush=True)
PYTHON
