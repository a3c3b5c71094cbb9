#!/usr/bin/env bash
# Our kernels beside those of the libraries they conform to, in one run: run.sh BENCHMARK [FILTER...]
#
# The peers are installed from PyPI into .build/peers, 1.6 GB; QUANTPLAN_GGML names sources of ggml that are there.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
benchmark=$(realpath "$1")
shift
peers=$root/.build/peers
python=$peers/bin/python
[ -x "$python" ] || python3 -m venv "$peers"
"$python" -c 'import llmcompressor, torchao, hqq, bitsandbytes, compressed_tensors' 2>/dev/null ||
  "$python" -m pip install --quiet --requirement "$root/Benchmarks/peers/requirements.txt"
exec "$python" "$root/Benchmarks/peers/compare.py" "$benchmark" "$root/.build/ggml" "$@" 2> >(grep --invert-match --extended-regexp 'Failed to load|_pytree' >&2)
