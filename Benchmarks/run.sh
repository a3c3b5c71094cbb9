#!/usr/bin/env bash
# Start-up and planning time beside a peer's, in one run on one machine, as ratios: run.sh BINARY
#
# The peer, llmfit, is a Rust planner from PyPI; it is installed into an environment of its own. These machines are
# noisy: read the ratios, not the milliseconds.
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/ensure-packages.sh" hyperfine time
peers=$root/.build/peers
[ -x "$peers/bin/llmfit" ] || { python3 -m venv "$peers" && "$peers/bin/python" -m pip install --quiet llmfit; }
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

hyperfine --shell=none --warmup 5 --runs 40 --export-json "$results/time.json" \
  --command-name "quantplan --version" "$binary --version" \
  --command-name "quantplan plan" "$binary plan llama-4-scout --on h100-sxm --count 1 --json" \
  --command-name "llmfit plan" "$peers/bin/llmfit plan meta-llama/Llama-4-Scout-17B-16E-Instruct --context 8192 --json" \
  --command-name "quantplan plan, does not fit" "$binary plan llama-4-scout --on h100-sxm --count 1 --scheme bf16 --json" \
  --command-name "quantplan fit, 10 accelerators" "$binary fit llama-4-scout --on l4,l40s,a100-sxm-80gb,h100-sxm,h200-sxm,b200,mi300x,rtx-4090,rtx-5090,a10g --json" \
  --ignore-failure --output null >/dev/null 2>&1

peak() { /usr/bin/time --format %M --output "$results/peak" "$@" >/dev/null 2>&1 || true; tail -n 1 "$results/peak"; }
ours=$(peak "$binary" plan llama-4-scout --on h100-sxm --count 1 --json)
theirs=$(peak "$peers/bin/llmfit" plan meta-llama/Llama-4-Scout-17B-16E-Instruct --context 8192 --json)

python3 - "$results/time.json" "$ours" "$theirs" <<'PYTHON'
import json, sys
rows = {row["command"]: row for row in json.load(open(sys.argv[1]))["results"]}
peer = rows["llmfit plan"]["median"]
print(f"{'command':<34}{'median':>10}{'min':>10}{'peer / ours':>14}")
for name, row in rows.items():
    ratio = "" if name == "llmfit plan" else f"{peer / row['median']:.1f}x"
    print(f"{name:<34}{row['median'] * 1e3:>8.1f}ms{row['min'] * 1e3:>8.1f}ms{ratio:>14}")
ours, theirs = int(sys.argv[2]) / 1024, int(sys.argv[3]) / 1024
print(f"peak memory of one plan: quantplan {ours:.0f} MiB, llmfit {theirs:.0f} MiB, {theirs / ours:.1f}x")
PYTHON
