"""Writes what `fit-quality.py` has fitted as the catalogs' file of evidence of kind `quality`."""

import json
import math


def rounded(number: float, digits: int = 3) -> float:
    """To so many significant digits: a fit says no more than it knows."""
    return 0.0 if number == 0 else round(number, digits - 1 - math.floor(math.log10(abs(number))))


def line(values: dict) -> str:
    return "{ " + ", ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in values.items()) + " }"


def listed(name: str, entries: list[dict]) -> str:
    return f'  "{name}": [\n' + ",\n".join(f"    {line(entry)}" for entry in entries) + "\n  ]"


def text(head: dict, perplexity: dict, recovery: dict, lists: dict[str, list[dict]]) -> str:
    """The file: what it is, the two laws, then a line for each family, model and scheme."""
    parts = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    parts += [f'  "perplexity": {line(perplexity)}', f'  "recovery": {line(recovery)}']
    parts += [listed(name, entries) for name, entries in lists.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"
