"""Exported plans beside one another."""

import csv
import io
import json
import os

from harness import Skip, case, validate

SCOUT = ("plan", "llama-4-scout", "--on", "h100-sxm", "--count", "1")


def exported(q, name, *arguments):
    q(*arguments, "--json", "-o", name)
    with open(os.path.join(q.folder, name)) as file:
        return json.load(file)


@case("A comparison tells each plan's own numbers and their differences")
def compared(q):
    before = exported(q, "a.json", *SCOUT)
    after = exported(q, "b.json", *SCOUT[:-1], "4", "--scheme", "bf16")
    document = q("compare", "a.json", "b.json", "--json").expect(0).json
    assert document["base"]["deployment"] == before["deployment"]
    assert document["others"][0]["deployment"] == after["deployment"]
    assert [document["base"]["file"], document["others"][0]["file"]] == ["a.json", "b.json"]
    changes = document["changes"][0]
    assert changes["question"] == [] and changes["warnings"] == [], changes
    for part, keys in {
        "performance": ("timeToFirstTokenSeconds", "timePerOutputTokenSeconds", "outputTokensPerSecond"),
        "cost": ("usdPerHour", "usdPerMillionTokens"), "energy": ("joulesPerToken", "gramsCO2PerMillionTokens"),
        "quality": ("recovery", "perplexityIncrease"),
    }.items():
        for key in keys:
            values = [plan[part][key] for plan in (before, after)]
            assert [document["base"]["values"][key], document["others"][0]["values"][key]] == values, key
            first, second = (value["likely"] if isinstance(value, dict) else value for value in values)
            assert changes["values"][key]["difference"] == second - first, key
    assert changes["values"]["count"] == {"difference": 3, "ratio": 4}
    assert document["base"]["values"]["bytesPerAccelerator"] == before["memory"]["totalBytes"]
    assert changes["values"]["usdPerMillionItems"] is None
    q("compare", "a.json", "b.json").expect(0, "a.json → b.json", "w4a16-g128", "bf16", "TPOT, ms", "+3 (×4)")
    if not validate(document, "compare"):
        raise Skip("no jsonschema for this python")


@case("A plan beside itself changes nothing, also from standard input")
def itself(q):
    exported(q, "a.json", *SCOUT)
    document = q("compare", "a.json", "a.json", "--json").expect(0).json
    changes = document["changes"][0]["values"]
    assert all(change is None or change["difference"] == 0 for change in changes.values())
    with open(os.path.join(q.folder, "a.json")) as file:
        piped = q("compare", "a.json", "-", "--json", text=file.read()).expect(0).json
    assert piped["changes"] == document["changes"] and piped["others"][0]["file"] == "-"
    q("compare", "-", "-").expect(64, "standard input")


@case("Plans of different questions are compared, and the page says in what they differ")
def questions(q):
    exported(q, "a.json", *SCOUT)
    exported(q, "b.json", *SCOUT, "--scheme", "bf16", "--context", "4096")
    exported(q, "c.json", "plan", "all-minilm-l6-v2", "--on", "l4")
    document = q("compare", "a.json", "b.json", "c.json", "--json").expect(0).json
    first, second = document["changes"]
    assert "contextTokens" in {part["field"] for part in first["question"]}
    assert {"model", "workload"} <= {part["field"] for part in second["question"]}
    assert second["values"]["outputTokensPerSecond"] is None
    assert document["others"][1]["values"]["outputTokensPerSecond"] is None, "no tokens come out of an encoder"
    words = "b.json answers another question than a.json: the context is 4096", "b.json does not fit"
    q("compare", "a.json", "b.json", "c.json").expect(0, *words)
    q("compare", "a.json", "b.json", "c.json", "--markdown").expect(0, *words)
    validate(document, "compare")


@case("A comparison is written in every format")
def formats(q):
    exported(q, "a.json", *SCOUT)
    exported(q, "b.json", *SCOUT, "--scheme", "bf16")
    for name, start in {"c.md": "# a.json → b.json", "c.csv": "base,file", "c.html": "<!doctype html", "c.json": "{"}.items():
        q("compare", "a.json", "b.json", "-o", name).expect(0)
        with open(os.path.join(q.folder, name), encoding="utf-8") as file:
            assert file.read().lower().startswith(start), name
    rows = list(csv.DictReader(io.StringIO(q("compare", "a.json", "b.json", "--csv").output)))
    assert [row["base"] for row in rows] == ["true", "false"]
    assert rows[0]["usd_per_hour_change"] == "" and float(rows[1]["usd_per_hour_change"]) == 0


@case("What is no plan is refused as plan --from refuses it")
def no_plans(q):
    exported(q, "a.json", *SCOUT)
    for name, content in {"empty.json": "", "other.json": "{}", "later.json": '{"schemaVersion": 99}'}.items():
        q.file(name, content)
        refused = q("plan", "--from", name).expect(3, name)
        assert q("compare", "a.json", name).expect(3, name).messages == refused.messages
    q("compare", "a.json", "nowhere.json").expect(3, "nowhere.json")
