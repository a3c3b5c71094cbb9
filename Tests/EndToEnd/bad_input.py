"""Whatever comes in, the program says what is wrong and where, and neither crashes nor hangs."""

import json
import os
import struct

from harness import case

GPU = {"id": "my-gpu", "name": "My GPU", "memory": {"bytes": 68719476736, "bandwidthBytesPerSecond": 2e12}}


@case("An unknown name is answered with the nearest ones")
def unknown_names(q):
    q("plan", "llama-4-scot").expect(3, "error:", "llama-4-scot`", "llama-4-scout")
    q("plan", "llama-4-scout", "--on", "h1000").expect(3, "error:", "h1000", "h100")
    q("plan", "llama-4-scout", "--scheme", "w4a17-g128").expect(3, "w4a17-g128", "w4a16-g128")
    q("plan", "llama-4-scout", "--engine", "vlm").expect(3, "vllm")
    q("plan", "llama-4-scout", "--workload", "chatt").expect(3, "chat")
    q("plan", "llama-4-scout", "--region", "kenia").expect(3, "kenya")
    q("plan", "llama").expect(3, "llama-2-7b", "more of the id")
    q("catalog", "show", "h1000").expect(3, "h1000")
    q("plan", "/nowhere/model.json").expect(3, "/nowhere/model.json")


@case("Absurd numbers are usage errors that name the option and the range")
def absurd_numbers(q):
    for option, values in {
        "--count": ("0", "-1", "1.5", "1e9", "999999999999999999999", "many", ""),
        "--context": ("0", "-8192", "8q", "99999999999"), "--input": ("-1",), "--output": ("-1", "x"),
        "--concurrency": ("0", "-5", "999999999", "99999999999"), "--request-rate": ("0", "-1", "nan", "inf", "fast"),
        "--max-ttft": ("0", "-1", "nan"), "--max-tpot": ("0", "soon"), "--max-cost-per-hour": ("0", "-3", "inf"),
        "--kv-cache": ("int1",), "--mode": ("sometimes",),
    }.items():
        for value in values:
            q("plan", "llama-4-scout", option, value).expect(64, "error:", option, "--help")
    q("plan", "llama-4-scout", "--context", "100000000").expect(64, "context", "10,485,760")
    q("plan", "llama-4-scout", "--context", "100", "--input", "90", "--output", "90").expect(64, "context", "90")
    q("plan").expect(64, "MODEL")
    q("plan", "a", "b").expect(64)
    q("frobnicate").expect(64)
    q("plan", "llama-4-scout", "--json", "--csv").expect(64)


@case("Hostile but legal numbers give an answer")
def extreme_numbers(q):
    for arguments in (
        ("--concurrency", "10000000"), ("--count", "100000"), ("--context", "10485760", "--concurrency", "1000"),
        ("--context", "1"), ("--request-rate", "1000000"), ("--max-ttft", "0.001"), ("--max-cost-per-hour", "0.01"),
        ("--input", "1", "--output", "0"), ("--input", "0", "--output", "1"),
    ):
        result = q("plan", "llama-4-scout", *arguments, "--json")
        assert result.status in (0, 2), f"{result}: exit {result.status}"
        assert result.json["schemaVersion"] == 1


@case("A malformed catalog file is named with line and key")
def malformed_catalog(q):
    def broken(change):
        entry = json.loads(json.dumps(GPU))
        change(entry)
        return json.dumps(entry, indent=1)

    table = {
        "syntax": ('{"id": "x",\n "name": }', ["x.json:2"]),
        "empty": ("", ["x.json"]), "binary": (b"\xff\xfe\x00\x01" * 100, ["x.json"]),
        "list": ("[]", ["x.json"]), "deep": ("[" * 100_000, ["x.json"]),
        "type": (broken(lambda e: e["memory"].update(bytes="many")), ["x.json:", "memory.bytes"]),
        "missing": (broken(lambda e: e["memory"].pop("bandwidthBytesPerSecond")), ["bandwidthBytesPerSecond"]),
        "negative": (broken(lambda e: e["memory"].update(bytes=-5)), ["memory.bytes"]),
        "unknown key": (broken(lambda e: e.update(wats=3)), ["wats"]),
    }
    for content, words in table.values():
        q.file("x.json", content)
        q("plan", "llama-4-scout", "--on", "./x.json").expect(3, "error:", *words)
        q.file("mine/hardware/x.json", content)
        q("plan", "llama-4-scout", "--on", "x", "--catalogs", "mine").expect(3, "error:")
        q("catalog", "validate", "mine").expect(3, "x.json")
    q("plan", "llama-4-scout", "--catalogs", "nowhere").expect(3, "nowhere")
    q.file("mine/hardware/good-gpu.json", json.dumps({**GPU, "id": "good-gpu"}))
    q("catalog", "list", "hardware", "--catalogs", "mine").expect(0, "good-gpu", "warning")


@case("A damaged scheme of one's own is left out with a warning, and an error where it is the one that is meant")
def damaged_scheme(q):
    q.file("own/schemes/gguf-q8_0.json", '{ "id": ')
    named = ("--scheme", "gguf-q8_0", "--catalogs", "own")
    for command in ("measure llama-3.2-1b --samples 1", "plan llama-3.1-8b --on l4 --engine llama-cpp"):
        q(*command.split(), *named).expect(3, "error:", "own/schemes/gguf-q8_0.json")
    for command in ("plan llama-3.1-8b --on l4", "plan llama-3.1-8b --on l4 --scheme bf16", "fit --on l4 --request-rate 1",
            "fit llama-3.1-8b --on l4"):
        q(*command.split(), "--catalogs", "own").expect(0, "warning: own/schemes/gguf-q8_0.json")


@case("A folder of catalogs that can't be opened is an error, not an empty one")
def unreadable_folder(q):
    q.file("mine/hardware", "a file in the folder's place")
    for command in (("plan", "llama-4-scout"), ("catalog", "list", "models")):
        q(*command, "--catalogs", "mine").expect(3, "error:", "mine/hardware", "not a directory")
    q("catalog", "validate", "mine").expect(3, "error:", "mine/hardware", "not a directory")


@case("A broken catalog file that the answer does without is a warning, and one that it needs an error")
def broken_neighbour(q):
    question = ("plan", "llama-3.1-8b", "--on", "l4", "--count", "1", "--scheme", "bf16", "--context", "65536", "--json")
    whole = q(*question)
    assert whole.messages == "" and whole.json["warnings"] == []
    q.file("mine/hardware/mine.json", '{"id": ')
    plan = q(*question, "--catalogs", "mine").expect(whole.status, "warning:", "mine/hardware/mine.json")
    assert plan.json["repairs"] == whole.json["repairs"], "a repair is gone"
    assert len(plan.json["warnings"]) == 1 and "mine/hardware/mine.json" in plan.json["warnings"][0]
    q("plan", "llama-3.1-8b", "--on", "mine", "--catalogs", "mine").expect(3, "error:", "mine/hardware/mine.json")


@case("A truncated or lying safetensors file is refused")
def safetensors(q):
    def file(header, data=b"", length=None):
        header = header if isinstance(header, bytes) else json.dumps(header).encode()
        return struct.pack("<Q", len(header) if length is None else length) + header + data

    entry = {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}
    table = {
        "empty": b"", "short": b"\x01\x02", "length only": struct.pack("<Q", 8),
        "length beyond the file": file({"a": entry}, b"\0" * 16, length=1 << 40),
        "length of all ones": struct.pack("<Q", (1 << 64) - 1) + b"{}", "not JSON": file(b"hello, world!"),
        "truncated data": file({"a": entry}, b"\0" * 8), "no header object": file([]),
        "offsets backwards": file({"a": {**entry, "data_offsets": [16, 0]}}, b"\0" * 16),
        "offsets beyond": file({"a": {**entry, "data_offsets": [0, 1 << 62]}}, b"\0" * 16),
        "negative shape": file({"a": {**entry, "shape": [-2, -2]}}, b"\0" * 16),
        "overflowing shape": file({"a": {**entry, "shape": [1 << 40, 1 << 40]}}, b"\0" * 16),
        "shape against size": file({"a": {**entry, "shape": [3, 3]}}, b"\0" * 16),
        "unknown type": file({"a": {**entry, "dtype": "F99"}}, b"\0" * 16),
        "nested": file(b"[" * 200_000), "trailing bytes": file({"a": entry}, b"\0" * 99),
        "no tensors": file({}),
    }
    for name, content in table.items():
        path = q.file("x.safetensors", content)
        result = q("measure", path)
        assert result.status == 3 and result.messages.startswith("error:"), f"{name}: {result}: exit {result.status}"
        assert "x.safetensors" in result.messages, name
    q("measure", "missing.safetensors").expect(3, "missing.safetensors")
    q("measure", ".").expect(3)
    q("plan", "llama-4-scout", "--weights", "missing.safetensors").expect(3, "missing.safetensors")


@case("Weights that are not numbers are left out and counted")
def not_finite(q):
    header = json.dumps({"w.weight": {"dtype": "F32", "shape": [4, 32], "data_offsets": [0, 512]}}).encode()
    values = [float("nan"), float("inf"), -float("inf")] + [0.01 * i for i in range(125)]
    path = q.file("x.safetensors", struct.pack("<Q", len(header)) + header + struct.pack("<128f", *values))
    document = q("measure", path, "--scheme", "int8", "--json").expect(0).json
    assert document["summary"]["notFiniteCount"] == 3
    q("measure", path, "--scheme", "int8").expect(0, "NaN")


@case("A plan that is none is refused with file and key")
def plans(q):
    for content, words in (
        ("", ["bad.json"]), ("{}", [".schemaVersion"]), ('{"schemaVersion": 99}', ["99", "version 1"]),
        ('{"schemaVersion": 1}', [".request"]), ('{"schemaVersion": 1, "request": {"model": 3}}', [".request.model"]),
        ("[1", ["bad.json"]), ("[" * 100_000, ["bad.json"]),
    ):
        q.file("bad.json", content)
        q("plan", "--from", "bad.json").expect(3, "error:", *words)
    q("plan", "--from", "nowhere.json").expect(3, "nowhere.json")
    plan = q("plan", "llama-3.1-8b", "--on", "l4", "--json").output
    q.file("plan.json", plan)
    q("plan", "--from", "plan.json", "--count", "2", "-o", "./plan.json").expect(64, "error:", "-o", "plan.json")
    with open(os.path.join(q.folder, "plan.json")) as file:
        assert file.read() == plan
    q("plan", "--from", ".").expect(3)


@case("Names from files can't command the terminal")
def escapes(q):
    header = json.dumps({"a\u001b[2Jb.weight": {"dtype": "F32", "shape": [2, 32], "data_offsets": [0, 256]}}).encode()
    values = struct.pack("<64f", *[0.01 * i for i in range(64)])
    path = q.file("x.safetensors", struct.pack("<Q", len(header)) + header + values)
    for result in (q("measure", path, "--scheme", "int8"), q("plan", "x\x1b[2Jy"), q("plan", "--on", "\x1b]0;evil\x07", "x")):
        assert "\x1b" not in result.output + result.messages, result
