#!/usr/bin/env bash
# Runs every kernel on weights of five kinds at every level of instructions, compiled so that undefined behaviour is an
# error, and compares the results: between levels, and with Tests/Kernels/digests.txt. kernel-driver.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
clang="$(scripts/clang-path.sh)"
[ -n "$clang" ] || { echo "skipped: no clang here to compile the kernels' driver"; exit 0; }
build=.build/kernel-driver
mkdir -p "$build"
if [ ! -x "$build/driver" ] || [ -n "$(find Sources/Kernels Tests/Kernels -newer "$build/driver" -name '*.[chi]*')" ]; then
  compile() {
    "$1" -O1 -g -std=gnu11 -fsanitize=undefined,float-cast-overflow -fno-sanitize-recover=all -ISources/Kernels \
      -ISources/Kernels/include -c "$2" -o "$3/$(tr / _ <<<"${2%.c}").o"
  }
  export -f compile
  rm -f "$build"/*.o
  printf '%s\n' Sources/Kernels/*/*.c Tests/Kernels/*.c |
    xargs -P "$(getconf _NPROCESSORS_ONLN)" -I SOURCE bash -c "compile '$clang' SOURCE '$build'"
  "$clang" -fsanitize=undefined "$build"/*.o -lm -o "$build/driver"
fi
"$build/driver" --rounds "${1:-1}"
"$build/driver" --digests 2>/dev/null | diff Tests/Kernels/digests.txt - >"$build/differences" || {
  echo "error: results differ from Tests/Kernels/digests.txt. Where that is meant, write them anew:" \
    "$build/driver --digests > Tests/Kernels/digests.txt" >&2
  head -20 "$build/differences" >&2
  exit 1
}
