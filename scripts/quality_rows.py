"""Rows of published accuracy as losses and the factors that make them, for `fit-quality.py`."""

import collections
import json
import math
import pathlib
import re

from hierarchy import Row

SEED = "36"
# Families whose weights are of one line of training: what is known of one tells of the others.
LINES = [
    ["LLaMA", "Llama 2"], ["Llama 3", "Llama 3.1", "Llama 3.2", "Llama 3.3"], ["Qwen3.5", "Qwen3.6"],
    ["Qwen3", "Qwen3-Coder", "Qwen3-VL"], ["GLM-4.5", "GLM-4.7", "GLM-5"], ["DeepSeek-V3", "DeepSeek-R1"],
]
# Made by the method of the other, in another format: what is known of one tells of the others.
METHODS = {"w4a16-g128": "gptq", "w4a16-g128-asym": "gptq", "int4-experts-g32": "gptq"}
# Whose accuracies are of one kind with the other's.
KINDS = {"fp8-static": "fp8-dynamic", "fp8-block": "fp8-dynamic", "w4a16-g128-asym": "w4a16-g128"}
# Judges and chats stray more than tests do.
NOT_IN_SUITES = {"arena_hard"}
# Errors of 8-bit activations over a token, as squares; other formats round activations as they do weights.
INT8_ACTIVATIONS = 2e-3
REFERENCE_PARAMETERS = 3e10
PERPLEXITY = {"exponent": 0.85, "family": 0.5, "model": 0.44, "scheme": 0.4, "spread": 0.22, "noise": 0.0013}
RECOVERY = {"scheme": 0.7, "spread": 0.25, "noise": 0.0055, "sensitivity": 0.75, "single": 0.02}


def is_fitted(model: str, source: str) -> bool:
    """As Verification/FittingSplit does."""
    value = 0xCBF29CE484222325
    for byte in f"{SEED} {model} {re.split('[@:]', source)[0]}".encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    value = ((value ^ (value >> 33)) * 0xFF51AFD7ED558CCD) % 2**64
    return (value ^ (value >> 33)) % 10 < 6


def line_of(family: str) -> str:
    return next((line[0] for line in LINES if family in line), family)


def with_activations(scheme: dict, error: float) -> float:
    """The error of weights and of what is multiplied with them."""
    if scheme["kind"] != "weight-and-activation":
        return error
    return error + (INT8_ACTIVATIONS if scheme["computePrecision"] == "int8" else error)


def published(catalogs: pathlib.Path) -> list[dict]:
    """All rows that may be fitted, each with its family, size and source."""
    rows = []
    for group in json.loads((catalogs / "evidence" / "accuracy.json").read_text())["sets"]:
        for row in group["rows"]:
            if not is_fitted(row["model"], group["source"]):
                continue
            model = json.loads((catalogs / "models" / f"{row['model']}.json").read_text())
            rows.append(row | {
                "source": group["source"], "name": row.get("scheme") or row["format"],
                "line": line_of(model["family"]), "parameters": model["parameters"]["exact"],
            })
    return rows


def about(row: dict) -> dict:
    return {"model": row["model"], "line": row["line"], "name": row["name"], "source": row["source"]}


def perplexities(rows: list[dict], errors: dict[str, float]) -> tuple[list[Row], dict[str, tuple[float, float]]]:
    """Published increases and what is known of their factors beforehand."""
    found, priors = [], {"all": (math.log(4), 2.0)}
    for row in rows:
        ratio = row["value"] / row["baseline"]
        if row["better"] != "lower" or "ppl" not in row["metric"] or ratio > 2.2:
            continue
        names = [f"line {row['line']}", f"model {row['model']}", f"scheme {row['name']}"]
        known = PERPLEXITY["exponent"] * math.log(errors.get(row["name"], 0.005))
        priors |= {names[0]: (0.0, PERPLEXITY["family"]), names[1]: (0.0, PERPLEXITY["model"])}
        priors[names[2]] = (0.0, PERPLEXITY["scheme"] if row["name"] in errors else 3.0)
        found.append(Row(math.log(ratio), ("all", *names), known, PERPLEXITY["noise"], about=about(row)))
    return found, priors


def suites(rows: list[dict]) -> list[dict]:
    """Published averages, averages of five benchmarks or more, and single ones where there are fewer."""
    found, groups = [], collections.defaultdict(list)
    for row in (row for row in rows if row["better"] == "higher" and row["metric"] not in NOT_IN_SUITES):
        if re.search("avg|average", row["metric"], re.IGNORECASE):
            found.append(row | {"kept": row["value"] / row["baseline"], "isSuite": True})
        else:
            groups[(row["model"], row["name"], row["source"], row["method"])].append(row)
    for group in groups.values():
        if len(group) >= 5:
            kept = sum(row["value"] for row in group) / sum(row["baseline"] for row in group)
            found.append(group[0] | {"kept": kept, "isSuite": True})
        else:
            found += [row | {"kept": row["value"] / row["baseline"], "isSuite": False} for row in group]
    return found


def recoveries(rows: list[dict], effect, sensitivity) -> tuple[list[Row], dict[str, tuple[float, float]]]:
    """Published losses of accuracy: a share of the perplexity's effect, less in larger models."""
    found, priors = [], {"all": (math.log(0.4), 1.0), "size": (0.25, 0.15)}
    counts = collections.Counter((row["model"], row["name"]) for row in suites(rows))
    for row in suites(rows):
        known = effect(row["name"])
        if known is None:
            continue
        factor = f"scheme {KINDS.get(row['name'], row['name'])}"
        priors[factor] = (0.0, RECOVERY["scheme"])
        known += RECOVERY["sensitivity"] * sensitivity(row)
        found.append(Row(
            1 - row["kept"], ("all", factor), known,
            RECOVERY["noise"] if row["isSuite"] else RECOVERY["single"],
            1 / math.sqrt(counts[(row["model"], row["name"])]), about(row),
            {"size": -math.log(row["parameters"] / REFERENCE_PARAMETERS)}))
    return found, priors


def activation_error(scheme: dict, error: float) -> float:
    """t² of what is multiplied with the weights, beside theirs."""
    return with_activations(scheme, error) - error


def pairs(schemes: dict[str, dict], errors: dict[str, float]) -> list[tuple[str, str]]:
    """Schemes of which the first can't lose more, by the errors of their weights.

    Of GGUF types that is the one that errs less; of others one whose weights err at most two thirds as much (a quarter,
    where only the other is calibrated), and whose activations err no more.
    """
    found = []
    for one in errors:
        for other in errors:
            narrower, wider = (activation_error(schemes[name], errors[name]) for name in (other, one))
            if one == other or wider > narrower:
                continue
            gguf = schemes[one]["kind"] == schemes[other]["kind"] == "gguf"
            calibrated = schemes[other]["calibration"] == "activations" != schemes[one]["calibration"]
            if errors[one] < (1.0 if gguf else 0.25 if calibrated else 2 / 3) * errors[other]:
                found.append((one, other))
    return found
