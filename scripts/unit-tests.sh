#!/usr/bin/env bash
# Runs the unit tests and prints which were skipped, since a skipped test proves nothing.
set -euo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
set +e
swift test --explicit-target-dependency-import-check error --parallel 2>&1 | tee "$log" | grep -vE '^(◇|✔ (Test "|Suite)|\[[0-9]+/[0-9]+\])'
status=${PIPESTATUS[0]}
set -e
grep -E '^➜ .*skipped' "$log" || echo "no unit test was skipped"
exit "$status"
