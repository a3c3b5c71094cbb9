"""The questions that the program is for."""

import json

from harness import Skip, case, validate

SCOUT = ("plan", "llama-4-scout", "--on", "h100-sxm", "--count", "1")
GIB = 2**30


def four_bit(plan):
    return plan["headline"]["nominalBits"] == 4


@case("Llama 4 Scout fits one H100 in four bits")
def scout_fits(q):
    result = q(*SCOUT, "--json").expect(0)
    assert result.messages == ""
    plan = result.json
    assert plan["schemaVersion"] == 1
    assert plan["verdict"]["outcome"] in ("fits", "tight")
    assert four_bit(plan), plan["headline"]
    memory = plan["memory"]
    assert sum(item["bytes"] for item in memory["items"]) == memory["totalBytes"]
    assert memory["capacityBytes"] - memory["totalBytes"] == memory["spareBytes"] == plan["verdict"]["spareBytes"]
    assert memory["keyValueCacheTokens"] >= 8 * 1024
    assert memory["deviceBytes"] < 80e9 * 1.074
    assert all(item["basis"] for item in memory["items"])
    assert plan["request"]["count"] == plan["deployment"]["count"] == 1
    for interval in plan["performance"].values():
        if isinstance(interval, dict) and "likely" in interval:
            assert 0 < interval["low"] <= interval["likely"] <= interval["high"]


@case("A missed target is an answer, and a failure for those who are strict")
def strict(q):
    missed = (*SCOUT, "--max-tpot", "1ms")
    plan = q(*missed, "--json").expect(0).json
    checks = {check["name"]: check for check in plan["verdict"]["targets"]}
    assert checks["timePerOutputTokenSeconds"]["state"] == "missed", checks
    assert not plan["verdict"]["summary"].startswith("Yes"), plan["verdict"]["summary"]
    q(*missed, "--strict").expect(2)
    q(*SCOUT, "--strict").expect(0)


@case("The cheapest of any hardware serves the load, and its own request finds it again")
def any_hardware(q):
    result = q("plan", "qwen3-32b", "--on", "any", "--concurrency", "64", "--max-ttft", "1s", "--json").expect(0)
    plan = result.json
    rents = [other["cost"]["usdPerHour"] for other in plan["hardware"] if other["meetsTargets"]]
    assert plan["cost"]["usdPerHour"] == min(rent for rent in rents if rent is not None)
    assert all(check["state"] != "missed" for check in plan["verdict"]["targets"])
    assert q("plan", "--from", "-", "--json", text=result.output).expect(0).output == result.output


@case("Models that make images are answered by the image, and fit tells in which schemes a card takes them")
def image_models(q):
    asked = ("plan", "flux.1-dev", "--on", "h100-sxm")
    plan = q(*asked, "--json").expect(0).json
    assert plan["verdict"]["outcome"] == "fits", plan["verdict"]
    assert plan["performance"]["timePerOutputTokenSeconds"] is None
    assert plan["performance"]["items"]["unit"] == "images"
    assert plan["performance"]["items"]["perSecond"]["likely"] > 0
    q(*asked).expect(0, "images/s", "Per million images")
    half = q(*asked, "--steps", "25", "--json").expect(0).json
    first = "timeToFirstTokenSeconds"
    ratio = plan["performance"][first]["likely"] / half["performance"][first]["likely"]
    assert abs(ratio - 2) < 0.01 and half["request"]["denoisingSteps"] == 25, ratio
    q("plan", "qwen3-8b", "--on", "l4", "--steps", "25").expect(64, "--steps auto", "makes no images from noise")
    rows = q("fit", "flux.1-dev", "--on", "rtx-4090", "--json").expect(0).json["rows"]
    single = {row["scheme"] for row in rows if row["count"] == 1}
    assert "bf16" not in single and {"fp8-dynamic", "nf4"} <= single, single


@case("In BF16 it does not fit: exit 2, with the shortfall and repairs that fit when they are applied")
def scout_bf16(q):
    result = q(*SCOUT, "--scheme", "bf16", "--json").expect(2)
    plan = result.json
    short = -plan["verdict"]["spareBytes"]
    assert plan["verdict"]["outcome"] == "doesNotFit" and 100 * GIB < short < 180 * GIB
    assert f"short by {short / GIB:.1f} GiB" in plan["verdict"]["summary"]
    assert 215e9 < plan["headline"]["unquantizedBytes"] < 220e9
    assert len(plan["repairs"]) >= 2
    for repair in plan["repairs"]:
        question = json.dumps({"schemaVersion": 1, "request": repair["request"]})
        mended = q("plan", "--from", "-", "--json", text=question).expect(0).json
        assert mended["verdict"]["outcome"] != "doesNotFit", repair["action"]
    assert {"count", "scheme"} & {
        key for repair in plan["repairs"] for key in repair["request"] if repair["request"][key] != plan["request"][key]}


@case("The report for people gives the same answer, within 80 columns")
def report(q):
    result = q(*SCOUT, "--scheme", "bf16").expect(2, "does not fit", "109B × 2 bytes = 217 GB", "--scheme", "chat")
    assert all(len(line) <= 80 for line in result.output.splitlines()), result
    assert "\x1b" not in result.output


@case("GPUs needed: BF16 four though three hold it, FP8 two, INT4 one")
def fit(q):
    document = q("fit", "llama-4-scout", "--on", "h100-sxm", "--json").expect(0).json
    rows = {row["scheme"]: row for row in document["rows"]}
    assert (rows["bf16"]["countByCapacity"], rows["bf16"]["count"]) == (3, 4)
    assert rows["fp8-dynamic"]["count"] == 2
    assert rows["w4a16-g128"]["count"] == 1
    for row in document["rows"]:
        assert (row["count"] is None) == (row["reason"] is not None), row
        if row["count"] is not None:
            assert row["count"] >= row["countByCapacity"] and row["spareBytes"] >= 0 and row["layout"]


@case("Fit takes several accelerators, by commas or repeated, and has a default set")
def fit_many(q):
    document = q("fit", "llama-4-scout", "--on", "h100-sxm,h200-sxm", "--on", "l4", "--json").expect(0).json
    assert len({row["hardware"] for row in document["rows"]}) == 3
    document = q("fit", "llama-4-scout", "--scheme", "bf16", "--json").expect(0).json
    assert len(document["rows"]) == len({row["hardware"] for row in document["rows"]}) >= 5
    q("fit", "llama-4-scout", "--on", "h100-sxm").expect(0, "By capacity", "w4a16-g128", "TP4")


@case("Where nothing fits, fit exits with 2")
def fit_none(q):
    q("fit", "llama-4-scout", "--on", "jetson-orin-nano-8gb", "--scheme", "bf16").expect(2)


@case("Without a model, fit ranks models on the hardware, each as plan answers it")
def rank(q):
    ask = ("--on", "rtx-4090", "--workload", "rag", "--json")
    document = q("fit", *ask).expect(0).json
    validate(document, "fit")
    assert document["model"] is None and document["benchmark"] == "MMLU"
    assert document["rows"][0]["meetsTargets"] and len(document["rows"]) > 100
    for row in document["rows"][:2]:
        plan = q("plan", row["model"], "--count", "1", *ask).expect(0).json
        assert plan["deployment"]["scheme"] == row["scheme"] and plan["verdict"]["spareBytes"] == row["spareBytes"]
        assert plan["performance"]["timeToFirstTokenSeconds"] == row["timeToFirstTokenSeconds"]
    q("fit", "--on", "rtx-4090", "--workload", "rag").expect(0, "Models on 1 × rtx-4090 for rag", "MMLU", "Apache-2.0")
    q("fit", "--on", "jetson-orin-nano-8gb", "--scheme", "fp32", "--workload", "vision-qa", "--concurrency", "4096").expect(2)
    q("fit", "--on", "any").expect(64, "at most")
    q("fit", "--workload", "rag").expect(64, "--on")
    q("fit", "qwen3-8b", "--on", "l4", "--max-ttft", "1s").expect(64, "quantplan plan qwen3-8b --on l4 --max-ttft 1s")


@case("A licence that wasn't asked for is a No with its name, and exit 2")
def licence(q):
    plan = q("plan", "llama-3.1-8b", "--on", "l4", "--licence", "permissive", "--json").expect(2).json
    validate(plan, "plan")
    assert plan["verdict"]["outcome"] == "doesNotFit" and plan["rejected"][0]["code"] == "licence"
    q("plan", "llama-3.1-8b", "--on", "l4", "--licence", "permissive").expect(2, "Llama 3.1", "--licence")
    q("fit", "llama-3.1-8b", "--on", "l4", "--licence", "mit").expect(2, "Llama 3.1 Community")
    q("plan", "llama-3.1-8b", "--on", "l4", "--licence", "apach").expect(64, "Apache-2.0")


@case("Any engine is the one that serves best, the others beside it, and trade-offs are told")
def engines(q):
    ask = ("plan", "qwen3-8b", "--on", "l4")
    plan = q(*ask, "--engine", "any", "--json").expect(0).json
    validate(plan, "plan")
    assert plan["engines"][0]["engine"] == plan["deployment"]["engine"] and len(plan["engines"]) >= 5
    pinned = q(*ask, "--engine", plan["deployment"]["engine"], "--json").expect(0).json
    assert pinned["deployment"] == plan["deployment"] and "engines" not in pinned
    assert sum(point["isChosen"] for point in plan["front"]) == 1
    q(*ask, "--engine", "vllm,sglang", "--front").expect(0, "Engines compared", "Trade-offs", "this plan")


@case("An exported plan is planned again to the same bytes")
def again(q):
    first = q(*SCOUT, "--json", "-o", "plan.json").expect(0, "wrote plan.json")
    assert first.output == ""
    with open(q.folder + "/plan.json") as file:
        exported = file.read()
    assert q("plan", "--from", "plan.json", "--json").expect(0).output == exported
    changed = q("plan", "--from", "plan.json", "--count", "2", "--json").expect(0).json
    assert changed["deployment"]["count"] == 2
    assert q(*SCOUT, "--json").output == exported, "two runs differ"


@case("Plans, fits and measurements keep to their JSON schemas")
def schemas(q):
    documents = {
        "plan": q(*SCOUT, "--json"), "fit": q("fit", "llama-4-scout", "--json"),
        "measure": q("measure", "all-minilm-l6-v2", "--samples", "2", "--scheme", "int8,nf4", "--json"),
    }
    if not all(validate(result.json, name) for name, result in documents.items()):
        raise Skip("no jsonschema for this python")
    validate(q(*SCOUT, "--scheme", "bf16", "--json").json, "plan")
    validate(q("plan", "llama-3.1-8b-instruct", "--on", "rtx-4090", "--mode", "offline", "--json").json, "plan")


@case("Reasons, assumptions and repairs have codes for programs beside their sentences")
def codes(q):
    plan = q(*SCOUT, "--scheme", "bf16", "--json").expect(2).json
    codes = {rejection["reason"]: rejection["code"] for rejection in plan["rejected"]}
    assert any("does not load" in reason and code == "schemeNotLoaded" for reason, code in codes.items()), codes
    facts = plan["assumptionFacts"]
    assert len(facts) == len(plan["assumptions"]) and facts[0]["code"] == "load", facts
    assert facts[0]["contextTokens"] == plan["request"]["contextTokens"], facts[0]
    assert all(repair["kind"] for repair in plan["repairs"]), plan["repairs"]
    assert len({repair["kind"] for repair in plan["repairs"]}) == len(plan["repairs"]), "two repairs of one kind"


@case("A repair of an offline plan speaks of tokens a second and the price of a million")
def offline_repairs(q):
    plan = q(*SCOUT, "--scheme", "bf16", "--mode", "offline", "--json").expect(2).json
    effects = [repair["effect"] for repair in plan["repairs"] if repair["effect"].startswith("fits as")]
    assert effects and all("tokens a second" in effect for effect in effects), effects
    # Some accelerators have no known price.
    assert any("tokens a second at $" in effect and effect.endswith("a million") for effect in effects), effects
