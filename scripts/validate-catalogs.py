#!/usr/bin/env python3
"""Checks every catalog file against its JSON Schema, and its numbers for noise: validate-catalogs.py CATALOGS"""

import json
import pathlib
import re
import sys

from jsonschema import Draft202012Validator

KINDS = {
    "models": "model",
    "hardware": "hardware",
    "hosts": "host",
    "schemes": "scheme",
    "engines": "engine",
    "workloads": "workload",
    "regions": "region",
    "formats": "format",
    "evidence": "evidence",
    "prices": "price",
    "measurements": "measurement",
}

NUMBER = re.compile(r'(?<![\w."])-?\d+\.\d+(?:[eE][+-]?\d+)?(?![\w"])')


def noisy_numbers(text: str) -> list[tuple[int, str, str]]:
    """Numbers of 15 digits or more that a shorter one equals to 1e-12, as sums of binary fractions leave them."""
    found = []
    for line, content in enumerate(text.splitlines(), 1):
        for match in NUMBER.finditer(re.sub(r'"(?:[^"\\]|\\.)*"', '""', content)):
            digits = re.sub(r"[^0-9]", "", re.split("[eE]", match[0])[0]).strip("0")
            short = repr(float(f"{float(match[0]):.12g}"))
            if len(digits) >= 15 and abs(float(short) - float(match[0])) <= 1e-12 * abs(float(match[0])):
                found.append((line, match[0], short))
    return found


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    faults = checked = 0
    for folder, name in [*KINDS.items(), (".", "defaults"), (".", "edition")]:
        schema = json.loads((root / "schema" / f"{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        files = sorted((root / folder).glob("*.json" if folder != "." else f"{name}.json"))
        # Measurements are the user's own.
        if not files and folder != "measurements":
            print(f"{root / folder}: no files")
            faults += 1
        for path in files:
            checked += 1
            text = path.read_text()
            for error in validator.iter_errors(json.loads(text)):
                print(f"{path}: {error.json_path}: {error.message}")
                faults += 1
            for line, number, short in noisy_numbers(text):
                print(f"{path}:{line}: expected {short}, found {number}: write the number without noise")
                faults += 1
    print(f"{checked} catalog files checked against their JSON Schemas, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
