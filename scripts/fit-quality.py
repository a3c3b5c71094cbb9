#!/usr/bin/env python3
"""Fits what quantization costs to published accuracies: fit-quality.py BINARY CATALOGS

Reads catalogs/evidence/accuracy.json and writes catalogs/evidence/quality.json; docs/Accuracy.md tells what its numbers
mean. Only rows that `quantplan verify` calls fitted count. Errors of weights are the program's own, of invented weights
in the shapes of REFERENCE. Nothing is drawn at random: the same rows give the same file.
"""

import json
import math
import os
import pathlib
import subprocess
import sys

from hierarchy import left_out, narrowed, ordered, solve, widening
from quality_file import rounded, text
from quality_rows import (
    INT8_ACTIVATIONS, KINDS, LINES, METHODS, PERPLEXITY, RECOVERY, REFERENCE_PARAMETERS, pairs, perplexities, published,
    recoveries, with_activations,
)

REFERENCE = "llama-3.1-8b-instruct"


def squared_errors(binary: str, catalogs: pathlib.Path) -> dict[str, float]:
    """t² of each scheme's weights on the reference model."""
    found = {}
    environment = os.environ | {"QUANTPLAN_CATALOGS": str(catalogs)}
    for path in sorted((catalogs / "schemes").glob("*.json")):
        engine = json.loads(path.read_text())["engines"][0]
        command = [binary, "plan", REFERENCE, "--on", "h200", "--scheme", path.stem, "--engine", engine, "--json"]
        result = subprocess.run(command, env=environment, capture_output=True, text=True)
        error = json.loads(result.stdout)["quality"]["relativeSquaredError"] if result.returncode in (0, 1, 2) else None
        if error and error["likely"] > 0:
            found[path.stem] = error["likely"]
    return found


class Quality:
    """Both fits, and what is written of them."""

    def __init__(self, rows: list[dict], schemes: dict[str, dict], raw: dict[str, float]):
        self.schemes, self.raw = schemes, raw
        self.errors = {name: with_activations(schemes[name], error) for name, error in raw.items()}
        self.perplexities, self.priors = perplexities(rows, self.errors)
        self.fit = solve(self.perplexities, self.priors, PERPLEXITY["spread"])
        self.recoveries, self.recovery_priors = recoveries(rows, self.effect, self.sensitivity)
        self.recovery = solve(self.recoveries, self.recovery_priors, RECOVERY["spread"])

    def sensitivity(self, row: dict) -> float:
        return self.fit.mean(f"line {row['line']}") + self.fit.mean(f"model {row['model']}")

    def effect(self, name: str) -> float | None:
        """The logarithm of what a scheme adds to the logarithm of perplexity in a typical model."""
        factor = f"scheme {name}"
        if factor in self.fit.names:
            known = PERPLEXITY["exponent"] * math.log(self.errors.get(name, 0.005))
            return self.fit.mean("all") + known + self.fit.mean(factor)
        if name not in self.errors:
            return None
        if name in METHODS:
            share = PERPLEXITY["exponent"] * math.log(self.errors[name] / self.errors[METHODS[name]])
            return self.effect(METHODS[name]) + share
        return self.fit.mean("all") + PERPLEXITY["exponent"] * math.log(self.errors[name])

    def seen(self, name: str) -> float:
        """The effect where accuracies have their say too, as no perplexity was published: in the shares that spreads tell."""
        if any(row.about["name"] in (name, METHODS.get(name)) for row in self.perplexities):
            return self.effect(name)
        share = PERPLEXITY["scheme"] ** 2 / (PERPLEXITY["scheme"] ** 2 + RECOVERY["scheme"] ** 2)
        return self.effect(name) + share * self.recovery.mean(f"scheme {KINDS.get(name, name)}")

    def effect_deviation(self, name: str) -> float:
        factor = f"scheme {METHODS.get(name, name)}"
        if factor not in self.fit.names:
            return self.fit.deviation({"all": 1.0}, PERPLEXITY["scheme"])
        return self.fit.deviation({factor: 1.0}, 0.1 if name in METHODS else 0.0)

    def loss(self, name: str) -> float:
        """The logarithm of the accuracy lost by a typical model of the reference size.

        What nobody has published gets no credit over the scheme that it is known by.
        """
        kind = KINDS.get(name, name)
        own = self.recovery.mean("all") + self.effect(name) + self.recovery.mean(f"scheme {kind}")
        published = any(row.about["name"] == name for row in self.recoveries)
        return own if kind == name or published else max(own, self.loss(kind))

    def loss_deviation(self, name: str) -> float:
        factor = f"scheme {KINDS.get(name, name)}"
        if factor in self.recovery.names:
            return self.recovery.deviation({factor: 1.0})
        return RECOVERY["scheme"]

    def widenings(self) -> tuple[float, float]:
        """Of both ranges, so that they hold 80 % of the rows of families, and of models, that were left out."""
        first = [
            prediction for key in ("line", "model")
            for prediction in left_out(self.perplexities, self.priors, PERPLEXITY["spread"], key)
            if prediction[0].about["name"] in self.schemes
        ]
        second = [
            prediction for key in ("line", "model")
            for prediction in left_out(self.recoveries, self.recovery_priors, RECOVERY["spread"], key)
        ]
        return widening(first), widening(second)

    def scheme_entries(self) -> list[dict]:
        named = [name for name in self.schemes if self.effect(name) is not None]
        limits = pairs(self.schemes, self.raw)
        effects = ordered({name: (self.seen(name), self.effect_deviation(name)) for name in named}, limits)
        losses = ordered({name: (self.loss(name), self.loss_deviation(name)) for name in named}, limits)
        effect_spreads = narrowed(effects, {name: self.effect_deviation(name) for name in named}, limits)
        loss_spreads = narrowed(losses, {name: self.loss_deviation(name) for name in named}, limits)
        found = []
        for name in sorted(named):
            entry = {"scheme": name}
            if name in self.raw:
                entry["relativeSquaredError"] = rounded(self.raw[name])
            own = [row for row in self.perplexities if row.about["name"] in (name, METHODS.get(name))]
            kept = [row for row in self.recoveries if KINDS.get(row.about["name"], row.about["name"]) == KINDS.get(name, name)]
            entry |= {
                "effect": rounded(math.exp(effects[name])), "effectSpread": rounded(effect_spreads[name], 2),
                "perplexities": len(own), "loss": rounded(math.exp(losses[name])),
                "lossSpread": rounded(loss_spreads[name], 2), "recoveries": len(kept),
            }
            found.append(entry)
        return found

    def families(self) -> list[dict]:
        found = []
        for first in sorted({row.about["line"] for row in self.perplexities}):
            factor = f"line {first}"
            found.append({
                "families": next((line for line in LINES if line[0] == first), [first]),
                "sensitivity": rounded(math.exp(self.fit.mean(factor))),
                "spread": rounded(self.fit.deviation({factor: 1.0}, PERPLEXITY["model"]), 2),
                "rows": sum(row.about["line"] == first for row in self.perplexities),
            })
        return found

    def models(self) -> list[dict]:
        found = []
        for model, first in sorted({(row.about["model"], row.about["line"]) for row in self.perplexities}):
            factors = {f"line {first}": 1.0, f"model {model}": 1.0}
            found.append({
                "model": model,
                "sensitivity": rounded(math.exp(sum(self.fit.mean(factor) for factor in factors))),
                "spread": rounded(self.fit.deviation(factors), 2),
                "rows": sum(row.about["model"] == model for row in self.perplexities),
            })
        return found


def main(binary: str, catalogs: pathlib.Path) -> None:
    schemes = {path.stem: json.loads(path.read_text()) for path in sorted((catalogs / "schemes").glob("*.json"))}
    rows = published(catalogs)
    quality = Quality(rows, schemes, squared_errors(binary, catalogs))
    first, second = quality.widenings()
    print(f"{len(quality.perplexities)} perplexities, {len(quality.recoveries)} recoveries; ranges wider by {first}, {second}")
    head = {
        "kind": "quality", "name": "What quantization costs, fitted",
        "basis": f"{len(quality.perplexities)} published perplexities and {len(quality.recoveries)} accuracies of "
        f"{len({row['model'] for row in rows})} models, fitted together by scripts/fit-quality.py",
    }
    perplexity = {
        "factor": rounded(math.exp(quality.fit.mean("all"))), "exponent": PERPLEXITY["exponent"],
        "int8Activations": INT8_ACTIVATIONS, "schemeSpread": PERPLEXITY["scheme"],
        "modelSpread": rounded(math.hypot(PERPLEXITY["family"], PERPLEXITY["model"]), 2),
        "rowSpread": PERPLEXITY["spread"], "noise": PERPLEXITY["noise"], "widening": first,
    }
    recovery = {
        "lossOverPerplexity": rounded(math.exp(quality.recovery.mean("all"))),
        "sizeExponent": rounded(quality.recovery.mean("size"), 2), "referenceParameters": REFERENCE_PARAMETERS,
        "sensitivityExponent": RECOVERY["sensitivity"], "schemeSpread": RECOVERY["scheme"],
        "rowSpread": RECOVERY["spread"], "noise": RECOVERY["noise"], "benchmarkNoise": RECOVERY["single"],
        "widening": second,
    }
    lists = {"families": quality.families(), "models": quality.models(), "schemes": quality.scheme_entries()}
    (catalogs / "evidence" / "quality.json").write_text(text(head, perplexity, recovery, lists))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: fit-quality.py BINARY CATALOGS")
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
