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


@case("A comparison isn't written over a plan that it is made of")
def protected(q):
    exported(q, "a.json", *SCOUT)
    q("compare", "a.json", "a.json", "-o", "a.json").expect(64, "a.json is read here")
    q(*SCOUT, "--against", "a.json", "-o", "./a.json").expect(64, "is read here")


@case("A plan is told against the same question with other choices, and stays what it is")
def against(q):
    plain = q(*SCOUT, "--json").expect(0).json
    assert plain["against"] is None
    told = q(*SCOUT, "--against", "4xa100-sxm-80gb/bf16", "--json").expect(0).json
    base = exported(q, "base.json", "plan", "llama-4-scout", "--on", "a100-sxm-80gb", "--count", "4", "--scheme", "bf16")
    assert {**told, "against": None} == plain
    assert told["against"]["base"]["deployment"] == base["deployment"]
    assert told["against"]["changes"]["question"] == []
    exported(q, "plan.json", *SCOUT)
    compared = q("compare", "base.json", "plan.json", "--json").expect(0).json
    assert told["against"]["changes"] == compared["changes"][0]
    read = q(*SCOUT, "--against", "base.json", "--json").expect(0).json["against"]
    assert read["changes"] == told["against"]["changes"] and read["base"]["file"] == "base.json"
    exported(q, "told.json", *SCOUT, "--against", "2x")
    assert q("plan", "--from", "told.json", "--json").expect(0).json == plain
    if not validate(told, "plan"):
        raise Skip("no jsonschema for this python")


@case("What a plan is told against may be any part of count, hardware and scheme")
def parts(q):
    for spec, parts in {
        "bf16": {"scheme": "bf16", "count": 1}, "2x": {"count": 2, "accelerator": "h100-sxm-80gb"},
        "h200-sxm": {"accelerator": "h200-sxm-141gb"}, "2xl40s/w4a16-g128": {"count": 2, "accelerator": "l40s"},
        "h200-sxm/fp8-dynamic": {"accelerator": "h200-sxm-141gb", "scheme": "fp8-dynamic"},
    }.items():
        base = q(*SCOUT, "--against", spec, "--json").expect(0).json["against"]["base"]["deployment"]
        assert base == {**base, **parts}, f"{spec}: {base}"
    q(*SCOUT, "--against", "4xa100-sxm-80gb/bf16").expect(0, "Against 4 × NVIDIA A100", "This plan", "−3 (×0.25)")
    q(*SCOUT, "--against", "bf16").expect(0, "BF16 does not fit: its speed")
    q(*SCOUT, "--scheme", "bf16", "--against", "4x").expect(2, "Against 4 ×")


@case("What a plan can't be told against says what was found and what is expected")
def no_base(q):
    for spec, words in {
        "bf17": ("`bf17` is neither hardware nor a scheme", "4xa100-sxm-80gb/bf16", "near it: bf16"),
        "0xl4": ("'0'", "from 1 to 100000"), "/": ("COUNTxHARDWARE/SCHEME", "exported plan"),
    }.items():
        q(*SCOUT, "--against", spec).expect(64, "error:", "--against", *words)
    q(*SCOUT, "--against", "h1000/bf16").expect(3, "--against h1000/bf16", "h100-sxm-80gb")
    q(*SCOUT, "--against", "nowhere.json").expect(3, "nowhere.json")
    q("plan", "--from", "-", "--against", "-").expect(64, "standard input")
