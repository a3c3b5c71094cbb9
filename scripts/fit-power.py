#!/usr/bin/env python3
"""Fits what is drawn of boards' power to published measurements: fit-power.py BINARY CATALOGS

The shares of catalogs/evidence/drawn-power.json are moved as fit-constants.py moves an engine's constants, to joules a token
times tokens a second of the same run, so that how fast we are doesn't count. They are three numbers from two kinds of
cards: a step must gain a point of the mean error, or it stays.
"""

import importlib
import json
import math
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
fit_constants = importlib.import_module("fit-constants")

RATE_METRIC = "output-rate"


class PowerFit(fit_constants.Fit):
    """What is drawn of boards' power, with the engines' constants as they are: three numbers from two kinds of cards."""

    least = 0.01

    def __init__(self, binary: str, catalogs: pathlib.Path, fitted: list[str], scratch: pathlib.Path):
        self.binary, self.scratch, self.fitted = binary, scratch, set(fitted)
        self.source = catalogs / "evidence" / f"{fit_constants.POWER}.json"
        self.text = self.source.read_text()
        (scratch / "evidence").mkdir()
        self.link(catalogs)
        evidence = json.loads((catalogs / "evidence" / "load.json").read_text())
        for part in evidence["sets"]:
            part["rows"] = [row for row in part["rows"] if row["metric"] in (fit_constants.POWER_METRIC, RATE_METRIC)]
        evidence["sets"] = [part for part in evidence["sets"] if part["rows"]]
        (scratch / "evidence" / "load.json").write_text(json.dumps(evidence))

    def errors(self, rows: list[dict]) -> list[tuple[str, float]]:
        """Watts are joules a token times tokens a second of the same run."""
        keys = ("model", "scheme", "accelerator", "tensor_parallel", "input_tokens", "output_tokens", "batch", "source")
        rates = {tuple(row[key] for key in keys): row for row in rows if row["metric"] == RATE_METRIC}
        errors = []
        for row in rows:
            rate = rates.get(tuple(row[key] for key in keys))
            if row["metric"] == fit_constants.POWER_METRIC and row["is_fitted"] == "true" and rate:
                watts = [float(row[whose]) * float(rate[whose]) for whose in ("ours", "published")]
                errors.append((row["group"], math.log(watts[0] / watts[1])))
        return errors

    def constants(self) -> list[tuple]:
        return [path for path in fit_constants.spans(self.text) if path[-1] in self.fitted]


def main() -> int:
    binary, catalogs = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    fits = json.loads(pathlib.Path(__file__).with_name("fitted-constants.json").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        PowerFit(binary, catalogs, fits["power"], pathlib.Path(scratch)).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
