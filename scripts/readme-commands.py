#!/usr/bin/env python3
"""Runs the README's commands as written: readme-commands.py README BINARY

Every line of a ```sh block that starts with `quantplan ` is run by a shell in an empty folder, the program in its
PATH and a model's configuration in `my-model`. A trailing `# exit N` tells the expected exit status, else 0. Lines that start with `make ` or `quantplan` alone
need a terminal or a checkout and are not run here; they are counted.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


CONFIGURATION = {
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "vocab_size": 128256,
    "torch_dtype": "bfloat16",
    "quantization_config": {"quant_method": "awq", "bits": 4, "group_size": 128},
}


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def main() -> int:
    readme, binary = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        bin_folder = pathlib.Path(folder) / "bin"
        bin_folder.mkdir()
        (bin_folder / "quantplan").symlink_to(binary)
        model = pathlib.Path(folder) / "my-model"
        model.mkdir()
        (model / "config.json").write_text(json.dumps(CONFIGURATION))
        weights = os.environ.get("QUANTPLAN_MINILM", "")
        if weights:
            shutil.copy(weights, pathlib.Path(folder) / "model.safetensors")
        environment = os.environ | {"PATH": f"{bin_folder}:{os.environ['PATH']}"}
        for line in commands(readme.read_text()):
            if not line.startswith("quantplan ") or line.split("#")[0].strip() == "quantplan":
                print(f"not run here: {line}")
                skipped += 1
                continue
            expected = int(match.group(1)) if (match := re.search(r"# exit (\d+)\s*$", line)) else 0
            result = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
            if result.returncode == expected:
                passed += 1
            else:
                failed += 1
                print(f"FAILED ({result.returncode}, expected {expected}): {line}\n{result.stderr}")
    print(f"README: {passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
