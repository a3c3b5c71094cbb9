"""Measurements: real weights where there are some, labelled synthetic ones elsewhere."""

import json
import os
import signal

from harness import case, minilm

MINILM_SCHEMES = ("--scheme", "int8,int4-g128,nf4")


@case("On trained weights more bits mean less error")
def trained(q):
    document = q("measure", minilm(), *MINILM_SCHEMES, "--json").expect(0).json
    assert document["summary"]["synthetic"] is False
    errors = {}
    for result in document["results"]:
        assert 0 < result["relativeSquaredError"] < 1 and result["method"] == "rtn"
        assert abs(result["relativeError"] ** 2 - result["relativeSquaredError"]) < 1e-9
        errors.setdefault(result["tensor"], {})[result["scheme"]] = result
    for tensor, schemes in errors.items():
        assert len(schemes) == 3, tensor
        ordered = sorted(schemes.values(), key=lambda result: result["bitsPerWeight"])
        widest = ordered[-1]
        assert widest["bitsPerWeight"] >= 8
        assert all(widest["relativeSquaredError"] < other["relativeSquaredError"] / 10 for other in ordered[:-1])
    for scheme in document["summary"]["schemes"]:
        error = scheme["relativeSquaredError"]
        assert error["low"] <= error["likely"] <= error["high"]


@case("The whole file can be measured, and a pattern chooses tensors")
def choosing(q):
    path = minilm()
    some = q("measure", path, "--scheme", "int8", "--samples", "3", "--json").expect(0).json
    every = q("measure", path, "--scheme", "int8", "--all", "--json").expect(0).json
    assert len(some["results"]) == 3 < len(every["results"])
    dense = q("measure", path, "--scheme", "int8", "--tensor", "*.attention.*.weight", "--all", "--json").expect(0).json
    assert all(".attention." in result["tensor"] for result in dense["results"])
    q("measure", path, "--tensor", "nothing.*").expect(64, "--tensor", "nothing.*")
    q("measure", os.path.dirname(path), "--samples", "1").expect(0, "95 % interval")


@case("Only matrices are measured, whatever a pattern names")
def vectors(q):
    q("measure", minilm(), "--tensor", "encoder.layer.0.attention.self.query.bias").expect(
        64, "--tensor", "expected matrices of floats", "of one dimension")
    every = q("measure", minilm(), "--tensor", "encoder.layer.0.*", "--scheme", "int8", "--json").expect(0).json
    assert len(every["results"]) == 6 and all(len(row["shape"]) == 2 for row in every["results"])


@case("A plan's quality can rest on one's own weights")
def own_weights(q):
    plan = q(
        "plan", "all-minilm-l6-v2", "--on", "l4", "--scheme", "w8a16", "--weights", minilm(), "--json").json
    assert plan["quality"]["basis"] == "measured", plan["quality"]
    assert plan["quality"]["relativeSquaredError"]["likely"] > 0
    assert plan["request"]["weights"] == minilm()


@case("A scheme errs as much in a plan as where it is measured, and where a record of that is planned with")
def same_answers(q):
    planned = ("plan", "all-minilm-l6-v2", "--on", "l4", "--json", "--weights")
    engines = {"w8a16": "vllm", "w4a16-g128": "vllm", "nvfp4": "vllm", "gguf-q4_k_m": "llama-cpp"}
    # Names of schemes that are also names of formats.
    engines |= {"gguf-q8_0": "llama-cpp", "gguf-q4_0": "llama-cpp"}
    for scheme, engine in engines.items():
        measured = q("measure", minilm(), "--scheme", scheme, "--record", f"{scheme}.jsonl", "--json").expect(0).json
        error = measured["summary"]["schemes"][0]["relativeSquaredError"]
        for weights in (minilm(), f"{scheme}.jsonl"):
            plan = q(*planned, weights, "--scheme", scheme, "--engine", engine).expect(0).json
            for end in ("low", "likely", "high"):
                found = plan["quality"]["relativeSquaredError"][end]
                assert abs(found / error["likely"] - 1) < 1e-9, (scheme, weights, end, found, error)


@case("Synthetic weights are called synthetic wherever their numbers appear")
def synthetic(q):
    arguments = ("measure", "llama-3.2-1b", "--samples", "2", *MINILM_SCHEMES)
    q(*arguments).expect(0, "synthetic weights (seed 0)")
    document = q(*arguments, "--json").expect(0).json
    assert document["summary"]["synthetic"] is True and "synthetic" in document["summary"]["source"]
    without_time = lambda results: [{k: v for k, v in row.items() if k != "seconds"} for row in results]  # noqa: E731
    assert without_time(q(*arguments, "--json").json["results"]) == without_time(document["results"])
    other = q(*arguments, "--seed", "7", "--json").json["results"]
    assert without_time(other) != without_time(document["results"])


@case("Catalog schemes are measured in the format that they store")
def catalog_schemes(q):
    document = q("measure", "llama-3.2-1b", "--samples", "1", "--scheme", "w4a16-g128", "--json").expect(0).json
    assert document["results"][0]["bitsPerWeight"] < 5
    q("measure", "llama-3.2-1b", "--scheme", "int99").expect(64, "--scheme", "int99", "int4-g128")


@case("A dump holds the dequantized values")
def dump(q):
    path = minilm()
    q("measure", path, "--scheme", "int8", "--samples", "1", "--dump", "d.safetensors").expect(0, "wrote d.safetensors")
    try:
        from safetensors.numpy import load_file
    except ImportError:
        return
    arrays = load_file(os.path.join(q.folder, "d.safetensors"))
    name = next(name for name in arrays if name.endswith(".dequantized"))
    original = load_file(path)[name.removesuffix(".dequantized")]
    assert arrays[name].shape == original.shape
    assert ((arrays[name] - original) ** 2).sum() < 1e-3 * (original**2).sum()


@case("What a measurement reads is never written over, by whatever name it goes")
def inputs_stay(q):
    with open(minilm(), "rb") as file:
        content = file.read()
    model = q.file("m.safetensors", content)
    os.symlink("m.safetensors", os.path.join(q.folder, "soft.safetensors"))
    os.link(model, os.path.join(q.folder, "hard.safetensors"))
    arguments = ("measure", "m.safetensors", "--scheme", "int8", "--samples", "1")
    for name in ("m.safetensors", "./m.safetensors", "soft.safetensors", "hard.safetensors"):
        q(*arguments, "--dump", name).expect(64, "error:", "--dump", name, "m.safetensors", "another file")
        q(*arguments, "-o", name).expect(64, "error:", "-o", name, "another file")
    q(*arguments, "--record", "r.jsonl").expect(0)
    q(*arguments, "--record", "r.jsonl", "-o", "r.jsonl").expect(64, "-o", "r.jsonl")
    q("plan", "all-minilm-l6-v2", "--on", "l4", "--weights", "m.safetensors", "-o", "hard.safetensors").expect(64, "-o")
    with open(model, "rb") as file:
        assert file.read() == content


@case("A dump through a link keeps the link")
def dump_link(q):
    os.symlink("later.safetensors", os.path.join(q.folder, "link"))
    for _ in range(2):
        q("measure", minilm(), "--scheme", "int8", "--samples", "1", "--dump", "link").expect(0)
    assert os.path.islink(os.path.join(q.folder, "link")) and q.names() == ["later.safetensors", "link"]


@case("Ctrl-C and SIGTERM keep what was measured: exit 130 and 143, and a partial result")
def interrupted(q):
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        result = q.on_terminal(
            "measure", "llama-3.1-405b", "--all", "-o", "partial.json", until="%",
            then=lambda process: process.send_signal(number) or True)
        result.expect(status)
        with open(os.path.join(q.folder, "partial.json")) as file:
            assert json.load(file)["summary"]["partial"] is True
        assert q.names() == ["partial.json"]
        os.remove(os.path.join(q.folder, "partial.json"))


@case("A mix is measured with each tensor in its own format")
def mixed(q):
    mix = "w4a16-g128+int8-g128:down_proj,o_proj"
    arguments = ("measure", "all-minilm-l6-v2", "--json", "--scheme")
    document = q(*arguments, f"{mix},int4-g128").expect(0).json
    errors = {scheme["scheme"]: scheme["relativeSquaredError"]["likely"] for scheme in document["summary"]["schemes"]}
    assert len(errors) == 2 and errors.pop("int4-g128") > errors.popitem()[1]
    q(*arguments, "w4a16+int9:o_proj").expect(3, "`int9`", "int8-g128")
