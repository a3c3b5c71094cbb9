#!/usr/bin/env bash
# Fails where a file of tests is called like no source: FooTests.swift tests Foo.swift of its target, Foo+AspectTests.swift a
# part of it. What holds across sources is free: laws, goldens, and all of Tests/Laws.
set -euo pipefail
cd "$(dirname "$0")/.."

find Sources Tests -name '*.swift' | sort | awk -F/ '
  { name = $NF; sub(/\.swift$/, "", name) }
  $1 == "Sources" { sources[$2 "/" name]; next }
  $2 !~ /Tests$/ || name !~ /Tests$/ || name ~ /(Law|Golden)Tests$/ { next }
  {
    target = $2; sub(/Tests$/, "", target); sub(/Tests$/, "", name)
    whole = name; sub(/\+.*/, "", whole)
    if (!(target "/" name in sources) && !(target "/" whole in sources)) {
      printf "%s: no source of %s is called %s\n", $0, target, whole; bad = 1
    }
  }
  END { exit bad }' >&2 || { echo "error: tests are called like what they test, see CONTRIBUTING.md" >&2; exit 1; }
