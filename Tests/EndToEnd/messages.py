"""What is wrong is said whole: the file, the key, what was expected, what was found and what to do."""

import json
import struct

from harness import case

GPU = {"id": "x", "name": "X", "memory": {"bytes": 68719476736, "bandwidthBytesPerSecond": 2e12}}
LLAMA = {
    "model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "num_hidden_layers": 32,
    "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336, "vocab_size": 128256,
    "max_position_embeddings": 131072}
ROW = {
    "schemaVersion": 1, "tensor": "model.layers.0.mlp.up_proj.weight", "shape": [2, 2], "tensorClass": "feedForwardUp",
    "scheme": "int8-channel", "format": "int8-channel", "method": "rtn", "relativeSquaredError": 0.1, "notFiniteCount": 0,
    "seconds": 1, "tensorHash": "0", "source": "w", "synthetic": False, "seed": 0, "version": "1"}
TENSOR = {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}


def changed(entry, **keys):
    return json.dumps({**{k: v for k, v in entry.items() if k not in keys}, **{k: v for k, v in keys.items() if v is not None}})


def memory(**keys):
    return json.dumps({**GPU, "memory": {**GPU["memory"], **keys}})


def tensors(header, data=b"\0" * 16):
    header = json.dumps(header).encode()
    return struct.pack("<Q", len(header)) + header + data


def gguf(version=3, tensors=0, pairs=b"", count=0):
    return b"GGUF" + struct.pack("<IQQ", version, tensors, count) + pairs


ON = ("plan", "llama-3.1-8b", "--on", "./x.json")
MODEL = ("plan", "./x/config.json", "--on", "l4")
FILE = ("plan", "./x.gguf", "--on", "l4")
WEIGHTS = ("measure", "./x.safetensors")
FROM = ("plan", "--from", "./x.json")
TRACE = ("plan", "llama-3.1-8b", "--on", "l4", "--trace", "./x.jsonl")
OWN = ("plan", "all-minilm-l6-v2", "--weights", "./x.safetensors")
RECORD = ("plan", "all-minilm-l6-v2", "--weights", "./x.jsonl")

# The name, the command, what its file holds, then key, expected, found and advice as they are to be read.
TABLE = [
    ("an entry cut off", ON, '{"id": "x",\n "name": }', "x.json:2", "expected a value", "found `}`", "correct the json"),
    ("text for a number", ON, memory(bytes="many"), "`memory.bytes`", "a whole number", '"many"', "to mend it"),
    ("a wrong unit", ON, memory(bytes=64), "`memory.bytes`", "from 100000000", "found 64", "check the unit"),
    ("a misspelt key", ON, changed(GPU, wats=3), "`wats`", "expected `watts`", "unknown key", "to mend it"),
    ("a missing key", ON, changed(GPU, memory=None), "`memory`", "expected `memory`", "no such key", "to mend it"),
    ("an unknown class", ON, changed(GPU, deviceClass="toaster"), "`deviceclass`", "`datacenter`", '"toaster"', "mend"),
    ("a list", ON, "[]", "x.json:1", "an object in braces", "an array", "to mend it"),
    ("nothing inherited", ON, changed(GPU, inherits="nothing-known"), "`inherits`", "the id of another entry",
     '"nothing-known"', "catalog list hardware"),
    ("a price of text", ON, changed(GPU, rentalPrice="2"), "`rentalprice`", "expected", '"2"', "to mend it"),
    ("no heads", MODEL, changed(LLAMA, num_attention_heads=None), "num_attention_heads", "expected", "found nothing", "mend"),
    ("heads of text", MODEL, changed(LLAMA, num_attention_heads="32"), "num_attention_heads", "expected", '"32"', "mend"),
    ("no layers", MODEL, changed(LLAMA, num_hidden_layers=0), "num_hidden_layers", "expected", "found 0", "mend"),
    ("layers beyond all", MODEL, changed(LLAMA, num_hidden_layers=10**12), "num_hidden_layers", "expected",
     "1000000000000", "mend"),
    ("a negative width", MODEL, changed(LLAMA, hidden_size=-1), "hidden_size", "expected", "found -1", "mend"),
    ("a configuration cut off", MODEL, '{"model_type": "llama"', "config.json:1", "expected", "the end of the file", "mend"),
    ("an empty configuration", MODEL, "{}", "`model_type`", "expected", "found nothing", "mend"),
    ("no GGUF", FILE, b"GGML" + b"\0" * 20, "magic", "the letters gguf", "found", "download it again"),
    ("a GGUF of the future", FILE, gguf(version=9), "version", "2 or 3", "found 9", "convert the model"),
    ("a GGUF cut off", FILE, gguf(count=5), "x.gguf", "expected", "found", "download"),
    ("a GGUF without tensors", FILE, gguf(), "x.gguf", "expected", "found", "."),
    ("a safetensors cut off", WEIGHTS, tensors({"a": TENSOR}, b"\0" * 8), "x.safetensors", "expected", "found", "download"),
    ("an unknown type", WEIGHTS, tensors({"a": {**TENSOR, "dtype": "F99"}}), "x.safetensors: a", "expected", "f99", "."),
    ("a shape against its size", WEIGHTS, tensors({"a": {**TENSOR, "shape": [3, 3]}}), "x.safetensors: a", "expected",
     "found", "."),
    ("nothing but integers", WEIGHTS, tensors({"a": {**TENSOR, "dtype": "I32"}}), "x.safetensors",
     "expected matrices of floats", "1 of i32", "name another file"),
    ("nothing that recipes quantize", WEIGHTS, tensors({"model.embed_tokens.weight": TENSOR}), "x.safetensors",
     "expected matrices of floats", "(embedding)", "--tensor '*'"),
    ("a plan's weights without tensors", OWN, tensors({}, b""), "x.safetensors", "expected matrices of floats", "found none",
     "name other weights"),
    ("a record of a negative error", RECORD, changed(ROW, relativeSquaredError=-1) + "\n", "line 1", "relativesquarederror",
     "expected a number from 0", "found -1", "measure again"),
    ("a record of NULs", RECORD, b"\0" * 100, "line 1", "expected", "found", "measure again"),
    ("a record of more weights than there are", RECORD, changed(ROW, shape=[2**62, 4]) + "\n", "line 1", "shape",
     "expected lengths", "found [4611686018427387904, 4]", "measure again"),
    ("a plan cut off", FROM, '{"schemaVersion": 1', "x.json", "expected", "the end of the file", "quantplan plan --json"),
    ("a plan without a request", FROM, '{"schemaVersion": 1}', "request", "expected", "is missing",
     "quantplan plan --json"),
    ("a plan of the future", FROM, '{"schemaVersion": 9, "request": {}}', "schemaversion", "reads version 1", "9",
     "make it again"),
    ("a trace of text", TRACE, "hello\n", "x.jsonl", "expected", "found", "."),
    ("a trace without lengths", TRACE, '{"timestamp": 0}\n', "input_length", "expected", "found", "."),
    ("a record without a scheme", RECORD, '{"tensor": "a"}\n', "line 1", "expected", "no such key", "measure again"),
    ("a model smaller than its active part", ("plan", "7B:9B", "--on", "l4"), None, "7b:9b", "expected", "9b", "mend"),
    ("a processor that reads nothing", ("plan", "7B", "--on", "cpu:64GB:0GBps"), None, "bandwidth", "expected",
     "found `0gbps`", "cpu:64gb:80gbps"),
    ("a size without a unit", ("plan", "7B", "--on", "cpu:64:80GBps"), None, "memory", "a size such as", "`64`", "mend"),
]


@case("Every malformed input is answered with file, key, expected, found and what to do")
def whole_sentences(q):
    for name, command, content, *words in TABLE:
        path = next((argument for argument in command if argument.startswith("./")), None)
        if content is not None:
            q.file(path[2:], content)
        result = q(*command)
        assert result.status == 3 and result.messages.startswith("error:"), f"{name}: {result}: exit {result.status}"
        for word in words + ([path[2:]] if path else []):
            assert word.lower() in result.messages.lower(), f"{name}: {result}: «{word}» is missing"
        assert "mend it, the" not in result.messages.lower() or ":" in result.messages, f"{name}: {result}"
