"""Damage to the contents of a file, and other things in its place."""

import json
import os
import re
import struct

NAMES = ["\x1b[31mred", "bell\x07", "turn\u202eed", "line\u2028end", "c1\x9b", "a" * 100_000, "../../etc/passwd", "", " "]
NUMBERS = [0, -1, 1, 2**31, 2**32, 2**62, 2**63 - 1, 2**63, 2**64, 10**30, 1e308, -1e308, 0.5]


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
