"""Small good files of weights, indexes, configurations and measurements, for others to damage."""

import json
import struct


def header(tensors, data):
    text = json.dumps(tensors).encode()
    return struct.pack("<Q", len(text)) + text + data


def safetensors(*tensors):
    """Tensors as name, type, shape, bytes."""
    entries, data = {}, b""
    for name, dtype, shape, content in tensors:
        entries[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    return header(entries, data)


def floats(count):
    return struct.pack(f"<{count}f", *(0.01 * ((i * 37) % 101 - 50) for i in range(count)))


def text(value):
    return struct.pack("<Q", len(value.encode())) + value.encode()


def gguf(number=0, parts=1):
    pairs = [text("general.architecture") + struct.pack("<I", 8) + text("llama"),
             text("split.no") + struct.pack("<IH", 2, number), text("split.count") + struct.pack("<IH", 2, parts)]
    tensors, data = [], b""
    for kind, width, size in ((0, 1, 4), (8, 32, 34), (12, 256, 144), (16, 256, 66), (29, 256, 56), (35, 256, 66)):
        name = f"blk.{number}.ffn_up.{kind}.weight"
        tensors.append(text(name) + struct.pack("<IQQIQ", 2, 256, 2, kind, len(data)))
        data += bytes((i * 7 + kind) % 60 for i in range(2 * 256 // width * size))
        data += bytes(-len(data) % 32)
    body = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs)) + b"".join(pairs + tensors)
    return body + bytes(-len(body) % 32) + data


def record(tensor="model.layers.0.mlp.up_proj.weight", error=0.01):
    return json.dumps({
        "schemaVersion": 1, "tensor": tensor, "shape": [64, 64], "tensorClass": "feedForwardUp", "layerIndex": 0,
        "scheme": "int8-channel", "format": "int8-channel", "method": "rtn", "bitsPerWeight": 8.25,
        "relativeSquaredError": error, "meanSquaredError": 1e-6, "cosineSimilarity": 0.99, "maximumAbsoluteError": 0.5,
        "notFiniteCount": 0, "seconds": 0.25, "notes": [], "tensorHash": "0123456789abcdef", "source": "w",
        "synthetic": False, "seed": 0, "version": "1"}).encode() + b"\n"


def folders():
    """Good folders: the files, and the one that commands name; None for the folder itself."""
    up, down = "model.layers.0.mlp.up_proj.weight", "model.layers.1.mlp.down_proj.weight"
    plain = safetensors((up, "F32", [16, 64], floats(1024)), (down, "F32", [8, 64], floats(512)), ("pos", "I64", [2], bytes(16)))
    packed = safetensors(
        ("m.weight_packed", "I32", [8, 8], bytes(range(256))), ("m.weight_scale", "F32", [8, 2], floats(16)),
        ("m.weight_shape", "I64", [2], struct.pack("<2q", 8, 64)))
    state = json.dumps({"quant_type": "nf4", "blocksize": 64, "shape": [4, 64]}).encode()
    codebook = safetensors(
        ("m.weight", "BF16", [64, 1], bytes(range(128))), ("m.weight.quant_map", "F32", [16], floats(16)),
        ("m.weight.absmax", "F32", [4], floats(4)),
        ("m.weight.quant_state.bitsandbytes__nf4", "U8", [len(state)], state))
    model = json.dumps({
        "model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 64, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 128, "vocab_size": 256,
        "max_position_embeddings": 512, "quantization_config": {"quant_method": "gptq", "bits": 4, "group_size": 32}})
    index = json.dumps({"weight_map": {up: "one.safetensors", down: "two.safetensors"}}).encode()
    return [
        ({"model.safetensors": plain}, "model.safetensors"), ({"model.safetensors": packed, "config.json": model.encode()}, None),
        ({"model.safetensors": codebook}, "model.safetensors"),
        ({"model.safetensors.index.json": index, "one.safetensors": safetensors((up, "F32", [16, 64], floats(1024))),
          "two.safetensors": safetensors((down, "F32", [8, 64], floats(512)))}, "model.safetensors.index.json"),
        ({"model.gguf": gguf()}, "model.gguf"),
        ({"m-00001-of-00002.gguf": gguf(0, 2), "m-00002-of-00002.gguf": gguf(1, 2)}, "m-00001-of-00002.gguf"),
        ({"rows.jsonl": record() + record("model.layers.1.mlp.up_proj.weight", 0.02)}, "rows.jsonl"),
        ({"config.json": model.encode()}, "config.json"),
    ]
