#!/usr/bin/env python3
"""Refits each engine's constants without one GPU, or one family of models: leave-one-out.py BINARY CATALOGS [ENGINE ...]

For each accelerator and each family of an engine's rows the constants of fitted-constants.json are fitted anew on the
fitted rows of all others. They start at what the engine takes in general: no exception keeps what the rows that are left
out taught it, and one that no other row tells of stays there. Each fit takes Gauss-Newton steps over the mean of
|ln(ours / published)|, groups weighed as fit-constants.py does: the slopes are those of the constants in use, the figures
those that the program tells with the new ones, and a step that makes it worse is halved. The result is
catalogs/evidence/left-out.json, from which `quantplan verify` tells the errors of the rows that were left out.
"""

import datetime
import importlib
import json
import math
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
fit_constants = importlib.import_module("fit-constants")

NUDGE, STEPS, SWEEPS, HALVINGS = 1.05, 8, 40, 4
SOFT, RIDGE, LARGEST_STEP = 0.03, 0.002, math.log(2)
METRIC_LEFT_OUT = "joules-per-token"


def key(path: tuple) -> str:
    """`adjustments[3].secondsPerLayer`: where a number stands in an engine's performance."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path[1:])[1:]


class Refit:
    """One engine's constants, its rows, and how those move with these."""

    def __init__(self, fit, catalogs: pathlib.Path):
        self.fit = fit
        self.paths = fit.constants()
        places = fit_constants.spans(fit.text)
        self.used = [float(fit.text[slice(*places[path])]) for path in self.paths]
        self.start = [math.log(self.general(path)) for path in self.paths]
        rows = self.rows([math.log(value) for value in self.used])
        families = {row["model"]: "" for row in rows}
        for model in families:
            families[model] = json.loads((catalogs / "models" / f"{model}.json").read_text()).get("family") or model
        self.labels = [{"accelerator": row["accelerator"], "family": families[row["model"]]} for row in rows]
        self.fitted = [row["is_fitted"] == "true" for row in rows]
        self.groups = [row["group"] for row in rows]
        used = self.errors([math.log(value) for value in self.used])
        self.slopes = []
        for place, value in enumerate(self.used):
            moved = [math.log(other) for other in self.used]
            moved[place] += math.log(NUDGE)
            nudged = self.errors(moved)
            slopes = [(row, (one - other) / math.log(NUDGE)) for row, (one, other) in enumerate(zip(nudged, used))]
            self.slopes.append([(row, slope) for row, slope in slopes if abs(slope) > 1e-4])

    def general(self, path: tuple) -> float:
        """What the engine takes elsewhere: its own constant, else the middle of its other exceptions'."""
        values = {other: value for other, value in zip(self.paths, self.used)}
        base = ("performance", path[-1])
        if base in values:
            return values[base]
        others = [value for other, value in values.items() if other[-1] == path[-1] and other != path]
        return math.exp(sum(map(math.log, others)) / len(others)) if others else values[path]

    def limited(self, logs: list[float]) -> list[float]:
        values = [float(f"{math.exp(value):.3g}") for value in logs]
        return [min(value, 0.95) if path[-1] in fit_constants.SHARES else value
                for path, value in zip(self.paths, values)]

    def rows(self, logs: list[float]) -> list[dict]:
        text, places = self.fit.text, fit_constants.spans(self.fit.text)
        for path, value in sorted(zip(self.paths, self.limited(logs)), key=lambda pair: -places[pair[0]][0]):
            start, end = places[path]
            text = text[:start] + repr(value) + text[end:]
        (self.fit.scratch / "engines" / self.fit.source.name).write_text(text)
        return [row for row in fit_constants.verified(self.fit.binary, self.fit.scratch)
                if row["metric"] and row["metric"] != METRIC_LEFT_OUT]

    def errors(self, logs: list[float]) -> list[float]:
        return [math.log(max(float(row["ours"]), 1e-9) / float(row["published"])) for row in self.rows(logs)]

    def weights(self, label: str, left: str) -> list[float]:
        """Of each row; those of a group together count by the root of their number."""
        counts = {}
        kept = [fitted and labels.get(label) != left for fitted, labels in zip(self.fitted, self.labels)]
        for group, keeps in zip(self.groups, kept):
            counts[group] = counts.get(group, 0) + keeps
        total = sum(math.sqrt(count) for count in counts.values())
        return [1 / math.sqrt(counts[group]) / total if keeps else 0 for group, keeps in zip(self.groups, kept)]

    def run(self, label: str, left: str) -> list[float] | None:
        """The constants without the rows of a label; nil where no others are fitted."""
        if not any(fitted and labels.get(label) != left for fitted, labels in zip(self.fitted, self.labels)):
            return None
        weights, logs = self.weights(label, left), list(self.start)
        errors = self.errors(logs)
        for _ in range(STEPS):
            step, share = self.step(errors, weights, logs), 1.0
            for _ in range(HALVINGS):
                moved = [value + share * part for value, part in zip(logs, step)]
                found = self.errors(moved)
                if self.cost(found, weights) < self.cost(errors, weights):
                    logs, errors = moved, found
                    break
                share /= 2
            else:
                break
        print(f"{self.fit.source.stem} without {left}: {self.cost(errors, weights):.4f}", flush=True)
        return self.limited(logs)

    @staticmethod
    def cost(errors: list[float], weights: list[float]) -> float:
        return sum(weight * min(abs(error), 2) for error, weight in zip(errors, weights))

    def step(self, errors: list[float], weights: list[float], logs: list[float]) -> list[float]:
        """What moves each constant to, errors taken to follow their slopes: one after another, Newton's way."""
        errors, step = list(errors), [0.0] * len(logs)
        for _ in range(SWEEPS):
            for place, slopes in enumerate(self.slopes):
                pull = RIDGE * (logs[place] + step[place] - self.start[place])
                bend = RIDGE
                for row, slope in slopes:
                    if weights[row]:
                        size = math.hypot(errors[row], SOFT)
                        pull += weights[row] * slope * errors[row] / size
                        bend += weights[row] * slope * slope / size
                moved = min(max(step[place] - pull / bend, -LARGEST_STEP), LARGEST_STEP)
                for row, slope in slopes:
                    errors[row] += slope * (moved - step[place])
                step[place] = moved
        return step

    def told(self) -> dict:
        refits = []
        for label in ("accelerator", "family"):
            for left in sorted({labels[label] for labels in self.labels}):
                constants = self.run(label, left)
                if constants is not None:
                    refits.append({"left": label, "id": left, "constants": constants})
        self.run("none", "nothing")
        errors = self.errors([math.log(value) for value in self.used])
        print(f"{self.fit.source.stem} as it is: {self.cost(errors, self.weights('none', '')):.4f}", flush=True)
        return {"engine": self.fit.source.stem, "keys": [key(path) for path in self.paths], "used": self.used,
                "refits": refits}


def main() -> int:
    binary, catalogs = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    fits = json.loads(pathlib.Path(__file__).with_name("fitted-constants.json").read_text())["fitted"]
    path = catalogs / "evidence" / "left-out.json"
    known = {part["engine"]: part for part in json.loads(path.read_text())["engines"]} if path.exists() else {}
    for engine, fitted in fits.items():
        if sys.argv[3:] and engine not in sys.argv[3:]:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            fit = fit_constants.Fit(binary, catalogs, engine, fitted, pathlib.Path(scratch))
            known[engine] = Refit(fit, catalogs).told()
    lines = ",\n".join("    " + json.dumps(known[engine]) for engine in sorted(known))
    path.write_text(
        '{\n  "kind": "left-out",\n  "name": "Constants refitted without a GPU or a family of models",\n'
        '  "summary": "What engines\' constants would be, had nobody measured one accelerator or one family",\n'
        f'  "date": "{datetime.date.today()}",\n  "engines": [\n{lines}\n  ]\n}}\n')
    return 0


if __name__ == "__main__":
    sys.exit(main())
