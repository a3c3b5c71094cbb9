#!/usr/bin/env python3
"""Checks every catalog file against its JSON Schema: validate-catalogs.py CATALOGS"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

KINDS = {
    "models": "model",
    "hardware": "hardware",
    "schemes": "scheme",
    "engines": "engine",
    "workloads": "workload",
    "regions": "region",
    "evidence": "evidence",
}


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    faults = checked = 0
    for folder, name in KINDS.items():
        schema = json.loads((root / "schema" / f"{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        files = sorted((root / folder).glob("*.json"))
        if not files:
            print(f"{root / folder}: no files")
            faults += 1
        for path in files:
            checked += 1
            for error in validator.iter_errors(json.loads(path.read_text())):
                print(f"{path}: {error.json_path}: {error.message}")
                faults += 1
    print(f"{checked} catalog files checked against their JSON Schemas, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
