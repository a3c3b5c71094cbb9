"""Damaged files of weights, indexes, configurations and measurements, and pipes, devices and links in their place: an
answer or a message, and nothing else.

QUANTPLAN_FUZZ_FILES says how many commands; the same number gives the same commands.
"""

import json
import os
import random
import re
import struct
import subprocess
import time

from harness import case

COMMANDS = int(os.environ.get("QUANTPLAN_FUZZ_FILES", "400"))
LONGEST, LARGEST = 20, 1 << 20  # seconds, KiB of memory
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
NAMES = ["\x1b[31mred", "bell\x07", "turn\u202eed", "line\u2028end", "c1\x9b", "a" * 100_000, "../../etc/passwd", "", " "]
SYSTEM = ["no such file", "too many levels of symbolic links", "is a directory"]
NUMBERS = [0, -1, 1, 2**31, 2**32, 2**62, 2**63 - 1, 2**63, 2**64, 10**30, 1e308, -1e308, 0.5]


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


def damaged(dice, content):
    """Bytes, numbers or names that lie; a safetensors header's length is kept right, so that its reader gets to the lie."""
    has_header = len(content) > 9 and content[8:9] == b"{"
    length = struct.unpack("<Q", content[:8])[0] if has_header else len(content)
    start = 8 if has_header else 0
    head, rest = content[start:start + length], content[start + length:]
    choice = dice.choice(["flip", "cut", "extend", "number", "number", "name", "name", "word", "repeat", "nest", "binary"])
    if choice == "flip" and content:
        place = dice.randrange(len(content))
        return content[:place] + bytes([dice.randrange(256)]) + content[place + 1:]
    if choice == "cut":
        return content[:dice.randrange(len(content) + 1)]
    if choice == "extend":
        return content + bytes([dice.randrange(256)]) * dice.randrange(1, 100)
    if choice == "binary" and len(content) > 16:
        place, number = dice.randrange(len(content) - 8), dice.choice([n for n in NUMBERS if isinstance(n, int) and 0 <= n < 2**64])
        return content[:place] + struct.pack("<Q", number) + content[place + 8:]
    if choice == "number":
        head = replaced(dice, head, rb"-?\d+(\.\d+)?(e-?\d+)?", lambda: str(dice.choice(NUMBERS)).encode())
    elif choice == "name":
        head = replaced(dice, head, rb'"[^"]*"', lambda: json.dumps(dice.choice(NAMES), ensure_ascii=dice.random() < 0.5).encode())
    elif choice == "word":
        words = [b'"F32"', b'"U8"', b'"I64"', b'"F8_E4M3"', b"null", b"[]", b"{}", b"true", b'"x"']
        head = replaced(dice, head, rb'"(F32|I32|BF16|U8|I64)"|\[[\d, ]*\]', lambda: dice.choice(words))
    elif choice == "repeat":
        head = head.replace(b"{", b'{"weight_map":{},"a":1,', 1)
    else:
        head = replaced(dice, head, rb"\[|\{", lambda: b"[" * 5000)
    return (struct.pack("<Q", len(head)) if has_header else b"") + head + rest


def replaced(dice, content, pattern, new):
    places = list(re.finditer(pattern, content))
    if not places:
        return content
    place = dice.choice(places)
    return content[:place.start()] + new() + content[place.end():]


def put(path, place):
    """Something else in a file's place."""
    os.remove(path)
    if place == "pipe":
        os.mkfifo(path)
    elif place == "folder":
        os.mkdir(path)
    elif place == "sparse":
        with open(path, "wb") as file:
            file.truncate(50 << 30)
    else:
        os.symlink({"zeros": "/dev/zero", "itself": os.path.basename(path), "nothing": "nowhere"}[place], path)


def commands(path, form):
    if path.endswith(".jsonl"):
        return [["plan", "all-minilm-l6-v2", "--on", "l4", "--weights", path, *form],
                ["measure", "all-minilm-l6-v2", "--samples", "1", "--scheme", "int8", "--record", path, *form]]
    if path.endswith("config.json"):
        return [["plan", path, "--on", "l4", *form], ["catalog", "import", path, "--id", "mine-" + path.split("/")[1]]]
    return [["measure", path, "--scheme", "int8-channel", *form], ["measure", path, "--tensor", "*", "--scheme", "nf4", *form],
            ["plan", "all-minilm-l6-v2", "--on", "l4", "--weights", path, "--scheme", "w8a8-int8", *form],
            ["plan", path, "--on", "l4", *form], ["catalog", "import", path, "--id", "mine-" + path.split("/")[1]]]


def run(q, arguments):
    """The exit status, what was printed, and the most memory that it took."""
    with open(os.path.join(q.folder, "out"), "wb+") as out, open(os.path.join(q.folder, "err"), "wb+") as messages:
        began = time.monotonic()
        process = subprocess.Popen(
            [q.path, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=messages, cwd=q.folder, env=q.environment())
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - began > LONGEST:
                process.kill()
                os.wait4(process.pid, 0)
                return "hang", "", "", 0
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        messages.seek(0)
        return process.returncode, out.read().decode(), messages.read().decode(), usage.ru_maxrss


def problem(status, output, messages, memory, names):
    """What is wrong with an answer; None where nothing is."""
    if status not in (0, 2, 3, 64):
        return f"exit {status}"
    if memory > LARGEST:
        return f"{memory >> 10} MiB of memory"
    if CONTROLS.search(output) or CONTROLS.search(messages):
        return "a raw control character"
    if len(messages) > 3000:
        return "a message of over 3,000 letters"
    if status in (3, 64):
        said = messages.lower()
        if not messages.startswith("error: "):
            return "a message without `error:`"
        if not any(name.lower() in said for name in names):
            return "a message without the file"
        if ("expected" not in said or "found" not in said) and not any(word in said for word in SYSTEM):
            return "a message without what was expected and found"
    return None


@case("Damaged files end in an answer or in a message that names file, expected and found")
def damaged_files(q):
    dice = random.Random(20_261)
    corpus, failures, statuses = folders(), [], {}
    for number in range(COMMANDS):
        files, named = corpus[number % len(corpus)]
        files = dict(files)
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            victim = dice.choice(sorted(files))
            files[victim] = damaged(dice, files[victim])
        folder = f"f{number}"
        for name, content in files.items():
            q.file(f"{folder}/{name}", content)
        place = dice.choice(["pipe", "folder", "sparse", "zeros", "itself", "nothing"]) if number % 10 == 0 else None
        if place:
            put(os.path.join(q.folder, folder, dice.choice(sorted(files))), place)
        path = f"./{folder}/{named}" if named else f"./{folder}/"
        arguments = dice.choice(commands(path, dice.choice([[], ["--json"], ["--csv"], ["--markdown"]])))
        status, output, messages, memory = run(q, arguments)
        statuses[status] = statuses.get(status, 0) + 1
        fault = problem(status, output, messages, memory, [*files, folder])
        if fault:
            failures.append(f"{number}: {fault}: {' '.join(arguments)}\n    {messages[:400]}")
            keep(q, folder)
    assert not failures, f"{len(failures)} of {COMMANDS} (seeded; QUANTPLAN_FUZZ_FILES={COMMANDS}):\n" + "\n".join(failures[:20])
    assert statuses.get(0, 0) > 0 and statuses.get(3, 0) > 0, statuses


def keep(q, folder):
    """Leaves the files where QUANTPLAN_FUZZ_KEEP says, for who looks for the fault."""
    place = os.environ.get("QUANTPLAN_FUZZ_KEEP")
    if place:
        subprocess.run(["cp", "-r", os.path.join(q.folder, folder), place], check=True)
