"""Measurements that are kept, resumed, merged and planned from; mixes, precision, activations and pictures."""

import csv
import io
import json
import os
import signal

from harness import case, minilm


def lines(q, name):
    with open(os.path.join(q.folder, name)) as file:
        return [json.loads(line) for line in file]


@case("A record is resumed, merges by concatenation, and a plan rests on it")
def record(q):
    path = minilm()
    q("measure", path, "--scheme", "int8", "--samples", "4", "--record", "a.jsonl").expect(0)
    assert len(lines(q, "a.jsonl")) == 4
    again = q("measure", path, "--scheme", "int8", "--samples", "6", "--record", "a.jsonl", "--json").expect(0).json
    assert again["summary"]["recordedCount"] == 4 and len(again["results"]) == 6
    assert len(lines(q, "a.jsonl")) == 6
    q("measure", path, "--scheme", "int4-g128", "--samples", "4", "--record", "b.jsonl").expect(0)
    with open(os.path.join(q.folder, "all.jsonl"), "w") as merged:
        for name in ("a.jsonl", "b.jsonl"):
            merged.write(open(os.path.join(q.folder, name)).read())
    arguments = ("plan", "all-minilm-l6-v2", "--on", "l4", "--weights", "all.jsonl", "--json")
    plan = q(*arguments).expect(0).json
    basis = {other["deployment"]["scheme"]: other["quality"]["basis"] for other in plan["alternatives"]}
    assert basis["w8a8-int8"] == basis["w4a16-g128"] == "measured", basis


@case("A plan tells calibrated schemes by their outputs, and what was invented for that")
def outputs(q):
    q("measure", minilm(), "--scheme", "int4-g128-asym", "--method", "rtn,gptq", "--tensor", "*.layer.[05].*.query.weight",
      "--record", "o.jsonl").expect(0)
    assert all(row["synthetic"] is False and row["calibrationSynthetic"] is True for row in lines(q, "o.jsonl"))
    planned = ("plan", "all-minilm-l6-v2", "--on", "l4", "--scheme", "gptq", "--weights", "o.jsonl")
    quality = q(*planned, "--json").expect(0).json["quality"]
    errors = {method: [row["outputRelativeError"] ** 2 for row in lines(q, "o.jsonl") if row["method"] == method]
              for method in ("gptq", "rtn")}
    assert quality["basis"] == "measured" and len(errors["gptq"]) == 2
    assert abs(quality["relativeSquaredError"]["likely"] / (sum(errors["gptq"]) / 2) - 1) < 1e-9, quality
    assert quality["relativeSquaredError"]["likely"] < min(errors["rtn"])
    assert any("of outputs" in note and "2 tensors of o.jsonl with synthetic activations" in note for note in quality["notes"])
    q(*planned).expect(0, "Output error", "as gptq leaves them")


@case("A file that is cut while it is read is told, with what was measured before")
def cut(q):
    names = {f"model.layers.{layer}.mlp.up_proj.weight": [layer * 2**26, (layer + 1) * 2**26] for layer in range(64)}
    header = json.dumps({
        name: {"dtype": "F32", "shape": [4096, 4096], "data_offsets": place} for name, place in names.items()}).encode()
    path = q.file("m.safetensors", len(header).to_bytes(8, "little") + header)
    os.truncate(path, 8 + len(header) + 64 * 2**26)

    def cut_once_begun(process):
        record = os.path.join(q.folder, "r.jsonl")
        if not os.path.exists(record) or not os.path.getsize(record):
            return False
        os.truncate(path, 2**20)
        return True

    done = q.meanwhile("measure", "m.safetensors", "--scheme", "int8", "--record", "r.jsonl", "--json", then=cut_once_begun)
    done.expect(3, "error:", "m.safetensors", "expected", "found the end of the file")
    assert 0 < len(done.json["results"]) == len(lines(q, "r.jsonl")) < 64

@case("A record that is no record is refused with the line; one that was cut off goes on")
def damaged(q):
    path = minilm()
    q("measure", path, "--scheme", "int8", "--samples", "2", "--record", "r.jsonl").expect(0)
    file = os.path.join(q.folder, "r.jsonl")
    text = open(file).read()
    open(file, "w").write(text[:-30])
    q("measure", path, "--scheme", "int8", "--samples", "2", "--record", "r.jsonl").expect(0)
    assert len(lines(q, "r.jsonl")) == 2
    open(file, "w").write("nonsense\n" + text)
    q("measure", path, "--scheme", "int8", "--record", "r.jsonl").expect(3, "r.jsonl, line 1")
    q("plan", "all-minilm-l6-v2", "--on", "l4", "--weights", "r.jsonl").expect(3, "r.jsonl, line 1")
    assert open(file).read() == "nonsense\n" + text


@case("Ctrl-C leaves whole rows in the record")
def interrupted(q):
    q.on_terminal(
        "measure", "llama-3.1-405b", "--all", "--scheme", "int4-g128", "--record", "r.jsonl", until="%",
        then=lambda process: process.send_signal(signal.SIGINT) or True).expect(130)
    if "r.jsonl" in q.names():
        assert all(row["scheme"] == "int4-g128" for row in lines(q, "r.jsonl"))


@case("A GGUF mix has its real types and bits, tensor by tensor")
def mix(q):
    document = q("measure", "llama-3.2-1b", "--samples", "3", "--scheme", "gguf-q4_k_m", "--json").expect(0).json
    assert {row["format"] for row in document["results"]} <= {"gguf-q4_k", "gguf-q6_k"}
    trained = q("measure", minilm(), "--all", "--scheme", "gguf-q4_k_m", "--json").expect(0).json
    types = {row["tensor"]: row["format"] for row in trained["results"]}
    # 384 columns do not divide into super-blocks of 256, 1,536 do.
    assert types["encoder.layer.1.attention.self.query.weight"] == "gguf-q5_0", types
    assert types["encoder.layer.1.output.dense.weight"] == "gguf-q4_k"
    assert types["encoder.layer.5.output.dense.weight"] == "gguf-q6_k"
    assert 4.5 < trained["summary"]["schemes"][0]["bitsPerWeight"] < 8.5


@case("Precision ends a measurement early; activations give the error of outputs; a histogram is drawn")
def more(q):
    path = minilm()
    document = q("measure", "llama-3.2-1b", "--precision", "20%", "--scheme", "int8", "--json").expect(0).json
    error = document["summary"]["schemes"][0]["relativeSquaredError"]
    assert (error["high"] - error["likely"]) <= 0.2 * error["likely"], error
    assert len(document["results"]) < document["summary"]["schemes"][0]["tensorsInPopulation"]
    q("measure", path, "--precision", "0").expect(64, "--precision")
    document = q(
        "measure", path, "--samples", "1", "--scheme", "int8,int4-g128", "--calibration", "synthetic", "--json"
    ).expect(0).json
    eight, four = (row["outputRelativeError"] for row in document["results"])
    assert 0 < eight < four < 1 and document["summary"]["calibrationSynthetic"] is True
    table = q("measure", path, "--samples", "1", "--scheme", "int8", "--calibration", "synthetic", "--csv").expect(0)
    row = next(csv.DictReader(io.StringIO(table.output)))
    assert row["calibration_synthetic"] == "true" and "synthetic" in row["calibration"] and row["synthetic"] == "false"
    q("measure", path, "--samples", "1", "--scheme", "int4-g128", "--histogram").expect(0, "▲", "levels in use")
