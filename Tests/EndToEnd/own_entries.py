"""Models, hardware and schemes of one's own, and the catalog that holds them."""

import json
import os
import shutil

from harness import Skip, case, minilm, validate


@case("A folder at hand is a model by its bare name, unless the catalog has that id")
def bare_folder(q):
    config = {
        "model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
        "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 32000, "torch_dtype": "float16"}
    for folder in ("pt", "own-8b", "gpt2"):
        q.file(f"{folder}/config.json", json.dumps(config))
    for folder in ("pt", "own-8b"):
        plan = q("plan", folder, "--on", "l4", "--json").expect(0).json
        assert plan["deployment"]["model"] == folder and plan["request"]["model"] == "./" + folder, plan["request"]
        q.file("plan.json", json.dumps(plan))
        assert q("plan", "--from", "plan.json", "--json").expect(0).json == plan
        q("fit", folder, "--on", "l4").expect(0)
    q("measure", "own-8b", "--samples", "1", "--scheme", "int4-g128").expect(0, "synthetic weights")
    q("plan", "./llama-4-scout", "--on", "l4").expect(3, "./llama-4-scout", "no such file")
    assert q("plan", "gpt2", "--on", "l4", "--json").expect(0).json["deployment"]["model"] == "gpt2"


@case("A folder's weights are measured by its bare name too")
def bare_weights(q):
    q.file("pt/config.json", "{}")
    shutil.copy(minilm(), q.folder + "/pt/model.safetensors")
    q("measure", "pt", "--samples", "1", "--scheme", "int4-g128").expect(0, "./pt/")


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
    kept = [plan["quality"]["recovery"]["likely"] for plan in (base, mix)]
    assert error(mix) < error(base) and kept[0] < kept[1] < 1, kept
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
