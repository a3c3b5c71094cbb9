#!/usr/bin/env bash
# Compiles the kernels for arm64, and for x86-64 with every instruction of AVX2's time, and fails where a multiplication
# and an addition became one instruction: it rounds once instead of twice, so that results would depend on the processor.
set -euo pipefail
cd "$(dirname "$0")/.."
clang="$(scripts/clang-path.sh)"
[ -n "$clang" ] || { echo "skipped: no clang here to look for fused multiply-adds"; exit 0; }

# What clang emits for one target, of all kernels; C's headers are replaced by the few declarations that they use.
assembly() {
  for source in Sources/Kernels/*/*.c; do
    "$clang" "$@" -O2 -std=gnu11 -ffreestanding -nostdlibinc -isystem Tests/Kernels/headers -ISources/Kernels \
      -ISources/Kernels/include -S -o - "$source"
  done
}

check() {
  local name=$1 fused=$2 product=$3 code
  shift 3
  if ! "$clang" "$@" -x c -S -o /dev/null /dev/null 2>/dev/null; then
    echo "skipped: this clang cannot compile for $name"
    return
  fi
  code="$(assembly "$@")"
  if grep -qE "$fused" <<<"$code"; then
    echo "error: fused multiply-adds in the kernels for $name: $(grep -cE "$fused" <<<"$code")." \
      "Every kernel must include common/lanes.h first" >&2
    exit 1
  fi
  echo "$name: $(grep -cE "$product" <<<"$code") multiplications, none fused with an addition"
}

check arm64 $'^\t(fmla|fmls|fmadd|fmsub|fnmadd|fnmsub)\\s' $'^\tfmul\\s' --target=aarch64-linux-gnu
check "x86-64 with FMA" $'^\tvf(n?m)(add|sub)' $'^\tv?mul[ps][sd]\\s' --target=x86_64-linux-gnu -march=haswell
