#!/usr/bin/env bash
# Fails where another target than Platform imports the C library, whose name differs between systems.
set -euo pipefail
cd "$(dirname "$0")/.."
if grep -rnE '^ *(@[[:alnum:]_]+ |package |public |internal |private )*import (Glibc|Musl|Darwin)\b' --include='*.swift' \
  Sources Benchmarks Tests/*/ | grep -v '^Sources/Platform/'; then
  echo "error: only Platform imports the C library; import Platform instead" >&2
  exit 1
fi
