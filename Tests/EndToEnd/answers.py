"""The questions that the program is for."""

import json
import os

from harness import Skip, case, validate

SCOUT = ("plan", "llama-4-scout", "--on", "h100-sxm", "--count", "1")
GIB = 2**30


def four_bit(plan):
    return plan["headline"]["nominalBits"] == 4


@case("A folder at hand is a model by its bare name, unless the catalog has that id")
def bare_folder(q):
    config = {
        "model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
        "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 32000, "torch_dtype": "float16"}
    for folder in ("pt", "own-8b", "gpt2"):
        q.file(f"{folder}/config.json", json.dumps(config))
    for folder in ("pt", "own-8b"):
        plan = q("plan", folder, "--on", "l4", "--json").expect(0).json
        assert plan["deployment"]["model"] == folder and plan["request"]["model"] == folder, plan["request"]
        q.file("plan.json", json.dumps(plan))
        assert q("plan", "--from", "plan.json", "--json").expect(0).json == plan
        q("fit", folder, "--on", "l4").expect(0)
    assert q("plan", "gpt2", "--on", "l4", "--json").expect(0).json["deployment"]["model"] == "gpt2"


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


@case("Hardware and models may come from a file or a folder of one's own")
def own_files(q):
    gpu = '{"id": "my-gpu", "name": "My GPU", "vendor": "NVIDIA", "memory": {"bytes": 68719476736, ' \
        '"bandwidthBytesPerSecond": 2e12}}'
    q.file("my-gpu.json", gpu)
    plan = q("plan", "llama-3.1-8b-instruct", "--on", "./my-gpu.json", "--json").expect(0).json
    assert plan["memory"]["deviceBytes"] == 68719476736
    q.file("mine/hardware/my-gpu.json", gpu)
    plan = q("plan", "llama-3.1-8b-instruct", "--on", "my-gpu", "--catalogs", "mine", "--json").expect(0).json
    assert plan["deployment"]["accelerator"] == "my-gpu"
    q("--catalogs", "mine", "catalog", "show", "my-gpu").expect(0, "64.0 GiB")


@case("A model's files become an entry that plans as they do")
def imported(q):
    configuration = {
        "model_type": "qwen3_moe", "hidden_size": 2048, "intermediate_size": 6144, "num_hidden_layers": 48,
        "num_attention_heads": 32, "num_key_value_heads": 4, "head_dim": 128, "vocab_size": 151936,
        "num_experts": 128, "num_experts_per_tok": 8, "moe_intermediate_size": 768, "torch_dtype": "bfloat16",
        "quantization_config": {
            "quant_method": "gptq", "bits": 4, "group_size": 128, "modules_to_not_convert": ["layers.0."]},
    }
    q.file("Own-30B/config.json", json.dumps(configuration))
    write = ("catalog", "import", "./Own-30B", "--catalogs", "mine")
    q(*write).expect(0, "mine/models/own-30b.json")
    q(*write).expect(3, "--force")
    assert q.names() == ["Own-30B", "mine"] and os.listdir(q.folder + "/mine/models") == ["own-30b.json"]
    question = ("--on", "l40s", "--count", "1", "--catalogs", "mine", "--json")
    by_path = q("plan", "./Own-30B", *question).expect(0).output
    by_name = q("plan", "own-30b", *question).expect(0).output
    assert by_name == by_path.replace('"./Own-30B"', '"own-30b"') and '"gptq"' in by_name
    q(*write, "--force", "--name", "My own").expect(0)
    q("catalog", "show", "own-30b", "--catalogs", "mine").expect(
        0, "My own", "gptq, 4 bits in groups of 128", "Evidence     B  read from files of one's own", "assumed, as they")
    q("catalog", "validate", "mine").expect(0, "no faults")
    q("catalog", "import", "own-30b", "--catalogs", "mine").expect(3, "config.json")
    q("catalog", "import", "./Own-30B", "--id", "qwen3-8b").expect(3, "qwen3-8b", "--id")
    with open(q.folder + "/mine/models/own-30b.json") as file:
        if not validate(json.load(file), "model"):
            raise Skip("no jsonschema for this python")


@case("The catalog is listed, shown and found valid")
def catalog(q):
    kinds = {entry["kind"] for entry in q("catalog", "list", "--json").expect(0).json["entries"]}
    assert kinds == {"models", "hardware", "hosts", "schemes", "engines", "workloads", "regions", "evidence", "formats", "prices"}
    q("catalog", "list", "hardware").expect(0, "h100-sxm", "GiB", "TB/s")
    q("catalog", "list", "models").expect(0, "llama-4-scout", "109B")
    q("catalog", "show", "h100-sxm").expect(0, "79.6 GiB", "Source", "3.35 TB/s")
    q("catalog", "show", "llama-4-scout").expect(0, "108,641,793,536", "chunk-8192")
    assert "id" in q("catalog", "show", "h100-sxm", "--json").expect(0).json
    for kind in ("vllm", "chat", "w4a16-g128", "kenya"):
        q("catalog", "show", kind).expect(0)
    q("catalog", "validate").expect(0, "no faults")


@case("A mix of formats is planned, planned again, applied as a repair, and saved as a scheme of one's own")
def mixes(q):
    question = ("plan", "llama-3.1-8b-instruct", "--on", "rtx-4090", "--count", "1", "--json")
    plan = q(*question, "--scheme", "w4a16-g128+int8-g128:down_proj", "-o", "mix.json").expect(0)
    with open(q.folder + "/mix.json") as file:
        exported = file.read()
    assert q("plan", "--from", "mix.json", "--json").expect(0).output == exported
    mix = json.loads(exported)
    base = q(*question, "--scheme", "w4a16-g128").expect(0).json
    assert base["memory"]["weightsBytes"] < mix["memory"]["weightsBytes"]
    error = lambda plan: plan["quality"]["relativeSquaredError"]["likely"]
    assert error(mix) < error(base) and mix["quality"]["recovery"] is None
    repair = next(repair for repair in base["repairs"] if repair["action"].startswith("Mixed"))
    asked = json.dumps({"schemaVersion": 1, "request": repair["request"]})
    mended = q("plan", "--from", "-", "--json", text=asked).expect(0).json
    assert mended["verdict"]["outcome"] == "fits" and error(mended) < error(base)
    entry = q("catalog", "show", repair["request"]["scheme"], "--json").expect(0).json
    if not validate(entry, "scheme"):
        raise Skip("no jsonschema for this python")
    q.file(f"mine/schemes/{entry['id']}.json", json.dumps(entry))
    own = q(*question, "--catalogs", "mine", "--scheme", entry["id"]).expect(0).json
    assert own["memory"] == {**mended["memory"], "items": own["memory"]["items"]}


@case("A mix that can't be made or run says why")
def unmixable(q):
    for mix, words in {
        "w4a16+int9:down_proj": ["`int9`", "int8-g128"], "w4a16+int8:nose": ["`nose`", "lm_head"],
        "w4a16+int8": ["FORMAT:CLASS"], "awq+int8:down_proj": ["vLLM", "w4a16-g128"],
    }.items():
        q("plan", "llama-3.1-8b-instruct", "--scheme", mix).expect(3, "error:", *words)
    q("plan", "llama-3.1-8b-instruct", "--scheme", "w4a16+int8:q_proj").expect(2, "qkv_proj as one")
    q("fit", "llama-3.1-8b-instruct", "--on", "l4", "--scheme", "w4a16+int8:down_proj,lm_head,w8a16").expect(0)
