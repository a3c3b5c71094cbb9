#!/usr/bin/env python3
"""Drives the built program as a user would: run.py BINARY [WORD ...]

With words only the cases whose sentence contains one of them run. Trained weights are read where QUANTPLAN_MINILM
names a safetensors file; what a machine lacks is skipped and said so.
"""

import os
import sys
import tempfile

sys.dont_write_bytecode = True

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from harness import Program, run_all  # noqa: E402
import answers, bad_input, comparisons, exports, hostile_files, laboratory, machine, messages, own_entries, placement, records, reports, streams, verification  # noqa: E402,E401,F401


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: run.py BINARY [WORD ...]")
    with tempfile.TemporaryDirectory(prefix="quantplan-e2e-") as folder:
        sys.exit(run_all(Program(os.path.abspath(sys.argv[1]), folder), sys.argv[2:]))
