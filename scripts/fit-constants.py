#!/usr/bin/env python3
"""Fits the engines' constants to published measurements: fit-constants.py BINARY CATALOGS [ENGINE ...]

Each number of an engine's `performance` that `fitted` names in fitted-constants.json is moved up and down by shares that
shrink, one after another, for as long as the mean of |ln(ours / published)| falls; a row counts at most 1, so that a few
that no constant cures don't decide. Only rows that `quantplan verify` calls fitted count. Numbers are kept to two digits,
so that a fit says no more than it knows, and the order is the file's: the same rows give the same constants.
Afterwards each engine's `measured` tells what hardware and kernels all its rows are of.
"""

import csv
import io
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

STEPS = [(0.5, 0.7, 1.4, 2.0), (0.8, 0.9, 1.1, 1.25), (0.93, 0.97, 1.03, 1.07)]
SHARES = {
    "bandwidthEfficiency", "prefillEfficiency", "attentionEfficiency", "cacheEfficiency", "always", "whileReading",
    "whileComputing",
}
POWER, POWER_METRIC = "drawn-power", "joules-per-token"


def spans(text: str) -> dict[tuple, tuple[int, int]]:
    """Where each number of a JSON text stands, by its path."""
    found, decoder = {}, json.JSONDecoder()

    def skip(at: int) -> int:
        while text[at] in " \t\r\n":
            at += 1
        return at

    def value(at: int, path: tuple) -> int:
        at = skip(at)
        if text[at] == "{":
            at = skip(at + 1)
            while text[at] != "}":
                key, at = decoder.raw_decode(text, at)
                at = skip(value(skip(at) + 1, path + (key,)))
                at = skip(at + 1) if text[at] == "," else at
            return at + 1
        if text[at] == "[":
            at, index = skip(at + 1), 0
            while text[at] != "]":
                at, index = skip(value(at, path + (index,))), index + 1
                at = skip(at + 1) if text[at] == "," else at
            return at + 1
        parsed, end = decoder.raw_decode(text, at)
        if isinstance(parsed, (int, float)) and not isinstance(parsed, bool):
            found[path] = (at, end)
        return end

    value(0, ())
    return found


def verified(binary: str, catalogs: pathlib.Path) -> list[dict]:
    """Each published measurement beside ours."""
    environment = os.environ | {"QUANTPLAN_CATALOGS": str(catalogs)}
    result = subprocess.run([binary, "verify", "--csv"], env=environment, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(result.stdout)))


def tell_measured(binary: str, catalogs: pathlib.Path) -> None:
    """Writes what measurements are of into the engines' files, in place of what stood there."""
    engines: dict[str, dict[tuple, dict[str, set]]] = {}
    for row in verified(binary, catalogs):
        # What a version did that did otherwise says nothing of today's.
        if row["metric"] and row["engine"] and row["accelerator"] and row["is_superseded"] == "false":
            place = (row["accelerator"], row["architecture"])
            told = json.loads((catalogs / "engines" / f"{row['engine']}.json").read_text())
            # A face of another engine has that one's speed.
            engine = row["engine"] if "performance" in told else told.get("inherits", row["engine"])
            kind = "mixtureKernels" if row["is_mixture"] == "true" else "kernels"
            engines.setdefault(engine, {}).setdefault(place, {}).setdefault(kind, set()).add(row["kernel"])
    for engine, places in engines.items():
        path = catalogs / "engines" / f"{engine}.json"
        text = path.read_text()
        lines = [
            "      " + json.dumps(
                {"accelerator": name, "architecture": architecture, "kernels": sorted(kernels.get("kernels", ()))}
                | ({"mixtureKernels": sorted(kernels["mixtureKernels"])} if "mixtureKernels" in kernels else {}))
            for (name, architecture), kernels in sorted(places.items())
        ]
        told = '    "measured": [\n' + ",\n".join(lines) + "\n    ],\n"
        text = re.sub(r'    "measured": \[\n(?:      .*\n)*    \],\n', "", text)
        start = text.find('"performance": {')
        if start < 0:
            continue
        at = text.index('    "adjustments"', start)
        path.write_text(text[:at] + told + text[at:])


def rounded(number: float) -> float:
    return float(f"{number:.2g}")


class Fit:
    """One engine's constants, and how far its rows are with them."""

    # What a step must gain.
    least = 1e-5

    def __init__(self, binary: str, catalogs: pathlib.Path, engine: str, fitted: list[str], scratch: pathlib.Path):
        self.binary, self.scratch, self.fitted = binary, scratch, set(fitted)
        self.source = catalogs / "engines" / f"{engine}.json"
        self.text = self.source.read_text()
        for folder in ("engines", "evidence"):
            (scratch / folder).mkdir()
        self.link(catalogs)
        for entry in (catalogs / "engines").iterdir():
            if entry != self.source:
                os.symlink(entry.resolve(), scratch / "engines" / entry.name)
        os.symlink((catalogs / "evidence" / f"{POWER}.json").resolve(), scratch / "evidence" / f"{POWER}.json")
        for entry in (catalogs / "evidence").iterdir():
            self.narrow(entry, engine)

    def link(self, catalogs: pathlib.Path) -> None:
        """Takes what has no folder of its own as it is."""
        for entry in catalogs.iterdir():
            if not (self.scratch / entry.name).exists():
                os.symlink(entry.resolve(), self.scratch / entry.name)

    def narrow(self, path: pathlib.Path, engine: str) -> None:
        """Keeps what was measured with the engine."""
        evidence = json.loads(path.read_text())
        if "sets" in evidence and path.stem in ("decode", "prefill", "throughput", "load"):
            evidence["sets"] = [part for part in evidence["sets"] if part.get("engine") in (engine, *self.faces(engine))]
            if evidence["sets"]:
                (self.scratch / "evidence" / path.name).write_text(json.dumps(evidence))

    def faces(self, engine: str) -> list[str]:
        others = [json.loads(path.read_text()) for path in self.source.parent.iterdir()]
        return [other["id"] for other in others if other.get("inherits") == engine]

    def errors(self, rows: list[dict]) -> list[tuple[str, float]]:
        """Of each fitted row its group and its error."""
        counted = [row for row in rows if row["is_fitted"] == "true" and row["metric"] != POWER_METRIC]
        return [(row["group"], math.log(float(row["ours"]) / float(row["published"]))) for row in counted]

    def cost(self, text: str) -> float:
        (self.scratch / self.source.parent.name / self.source.name).write_text(text)
        groups: dict[str, list[float]] = {}
        for group, error in self.errors(verified(self.binary, self.scratch)):
            groups.setdefault(group, []).append(min(abs(error), 1))
        # A group counts by the root of its rows: forty rows of one card tell less than forty cards.
        weights = {name: math.sqrt(len(errors)) for name, errors in groups.items()}
        sums = sum(weights[name] * sum(errors) / len(errors) for name, errors in groups.items())
        return sums / sum(weights.values())

    def constants(self) -> list[tuple]:
        return [path for path in spans(self.text) if path[0] == "performance" and path[-1] in self.fitted]

    def moved(self, path: tuple, factor: float) -> str | None:
        start, end = spans(self.text)[path]
        old = float(self.text[start:end])
        new = rounded(old * factor)
        if path[-1] in SHARES:
            new = min(new, 0.95)
        return None if new == old else self.text[:start] + repr(new) + self.text[end:]

    def run(self) -> None:
        best = first = self.cost(self.text)
        for steps in STEPS:
            is_better = True
            while is_better:
                is_better = False
                for path in self.constants():
                    for text in filter(None, [self.moved(path, factor) for factor in steps]):
                        cost = self.cost(text)
                        if cost < best - self.least:
                            best, self.text, is_better = cost, text, True
                print(f"{self.source.stem}: {first:.4f} -> {best:.4f}", flush=True)
        self.source.write_text(self.text)


def main() -> int:
    binary, catalogs = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    fits = json.loads(pathlib.Path(__file__).with_name("fitted-constants.json").read_text())
    for engine, fitted in fits["fitted"].items():
        if sys.argv[3:] and engine not in sys.argv[3:]:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            Fit(binary, catalogs, engine, fitted, pathlib.Path(scratch)).run()
    tell_measured(binary, catalogs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
