#!/usr/bin/env bash
# Prints where clang is: $CLANG, the one beside swift, or the one on the path; nothing if there is none.
beside="$(dirname "$(readlink -f "$(command -v swift || echo /swift)")")/clang"
for candidate in "${CLANG:-}" "$beside" "$(command -v clang || true)"; do
  if [ -n "$candidate" ] && [ -x "$(command -v "$candidate")" ]; then
    command -v "$candidate"
    exit 0
  fi
done
