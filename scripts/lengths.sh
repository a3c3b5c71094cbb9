#!/usr/bin/env bash
# Fails where a Swift function is longer than 40 lines, or a Swift or Python file longer than 225. A function ends where a
# brace stands as far to the right as its first line, as the formatter has it; properties that compute count as functions.
set -euo pipefail
cd "$(dirname "$0")/.."
longest_function=40
longest_file=225

find Sources Tests Benchmarks scripts \( -name '*.swift' -o -name '*.py' \) -not -path '*/.build/*' -print0 | sort -z | \
  xargs -0 awk -v function_limit=$longest_function -v file_limit=$longest_file '
  function tell_file() {
    if (last > file_limit) {
      printf "%s: %d lines, at most %d: move a topic of it into a file of its own\n", name, last, file_limit; bad = 1
    }
  }
  FNR == 1 { tell_file(); name = FILENAME; depth = 0; quoted = 0 }
  { last = FNR }
  FILENAME ~ /\.py$/ { next }
  # Texts of several lines may hold anything.
  quoted { if (/"""/) quoted = 0; next }
  gsub(/"""/, "&") % 2 == 1 { quoted = 1 }
  /^ *$/ || /^ *\/\// { next }
  {
    match($0, /^ */); column = RLENGTH; text = substr($0, column + 1)
    while (depth > 0 && columns[depth] > column) depth--
    if (depth > 0 && columns[depth] == column) {
      if (text ~ /^}/) {
        lines = FNR - starts[depth] + 1
        if (lines > function_limit) {
          printf "%s:%d: a function of %d lines, at most %d: split it by topic\n", FILENAME, starts[depth], lines,
            function_limit; bad = 1
        }
        depth--
      } else if (text !~ /^(\)|->|where |throws|async|\{)/) depth--
    }
    if (text ~ /^((@?[a-z]+(\([A-Za-z_]+\))?|@[A-Za-z]+(\(.*\))?) )*(func |init[?]?[(<]|subscript[(<]|var [A-Za-z_`]+: [^=]*\{$)/) {
      depth++; columns[depth] = column; starts[depth] = FNR
    }
  }
  END { tell_file(); exit bad }' >&2 || { echo "error: rooms are small, see CONTRIBUTING.md" >&2; exit 1; }
