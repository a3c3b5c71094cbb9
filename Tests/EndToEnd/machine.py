"""What the machine at hand has, with tools that say what real ones said."""

import os

from harness import case, validate


def tool(q, name, script):
    """A folder in front of the search path with a tool in it."""
    path = q.file(f"bin/{name}", f"#!/bin/sh\n{script}\n")
    os.chmod(path, 0o755)
    return {"PATH": f"{os.path.dirname(path)}:{os.environ['PATH']}"}


def devices(q, *lines):
    listed = "\n".join(lines)
    return tool(q, "nvidia-smi", f"[ \"$1\" = -L ] && exit 0\ncat <<'EOF'\n{listed}\nEOF")


@case("This machine's GPUs are planned for, and the exported plan is the same plan without them")
def this_machine(q):
    path = devices(q, "NVIDIA L4, 23034, 22600, 550.54.15, 8.9", "NVIDIA L4, 23034, 22600, 550.54.15, 8.9")
    found = q("machine", "--json", **path).expect(0).json
    assert found["devices"][0]["accelerator"] == "l4" and found["devices"][0]["count"] == 2, found
    validate(found, "machine")
    validate(q("machine", "--json").expect(0).json, "machine")
    result = q("plan", "llama-3.1-8b", "--on", "this", "--json", **path).expect(0, "2 × nvidia l4", "planned as l4")
    assert result.json["request"]["accelerator"] == "l4" and result.json["request"]["count"] == 2
    assert "this" not in result.json["request"].values()
    assert q("plan", "--from", "-", "--json", text=result.output).expect(0).output == result.output
    named = q("plan", "llama-3.1-8b", "--on", "l4", "--count", "2", "--json").expect(0)
    assert named.output == result.output and named.messages == ""
    q("fit", "llama-3.1-8b", "--on", "this", **path).expect(0, "l4")
    q("place", "llama-3.1-8b", "--on", "this", **path).expect(0, "l4")


@case("What is free now is told where the plan fits the whole memory alone")
def free_now(q):
    path = devices(q, "NVIDIA L4, 23034, 900, 550.54.15, 8.9")
    q("plan", "llama-3.1-8b", "--on", "this", **path).expect(0, "warning:", "free")


@case("The strongest kind of GPU is planned, and the others, unknown ones and failing tools are told")
def told(q):
    path = devices(
        q, "NVIDIA GeForce RTX 3090, 24576, 24000, 550.1, 8.6", "NVIDIA Future 9000, 99999, 99000, 999.1, 20.0",
        "NVIDIA GeForce RTX 4090, 24564, 24000, 550.1, 8.9")
    q("plan", "qwen3-8b", "--on", "this", **path).expect(0, "planned as rtx-4090", "rtx-3090", "future 9000", "note:")
    path = tool(q, "nvidia-smi", "echo 'NVIDIA-SMI has failed'; exit 9")
    q("machine", **path).expect(0, "nvidia-smi failed with status 9", "NVIDIA-SMI has failed")
    path = devices(q, "NVIDIA Future 9000, 99999, 99000, 999.1, 20.0")
    q("plan", "qwen3-8b", "--on", "this", **path).expect(3, "error:", "future 9000", "memory.bytes")


@case("Entries of one's own are set, compared, added, updated and checked")
def own_entries(q):
    own = ("--catalogs", "mine")
    q("catalog", "set", "h100-sxm", "price=2.1", *own).expect(0, "wrote mine/hardware/h100-sxm-80gb.json")
    plan = q("plan", "llama-3.1-8b", "--on", "h100-sxm", "--count", "1", "--json", *own).expect(0).json
    assert plan["cost"]["usdPerHour"] == 2.1
    q("catalog", "diff", "h100-sxm", *own).expect(0, "rentalPrice.usd", "2.1")
    q("catalog", "sources", "h100-sxm", "--json", *own).expect(0, "the owner's own", "memory.bytes", "reported")
    q("catalog", "sources", "h100-sxm", "--json").expect(0, "data-gate", "2026")
    q("catalog", "set", "h100-sxm", "memory.bytes=48", *own).expect(64, "`memory.bytes=48`: expected", "found 48")
    q("catalog", "set", "h100-sxm", "prise=2.1", *own).expect(64, "`prise=2.1`: expected", "`prise`")
    q("catalog", "set", "h100-sxm", "price=-2", *own).expect(64, "`price=-2`", "rentalPrice.usd")
    q("catalog", "set", "h100-sxm", "price", *own).expect(64, "KEY=VALUE")
    q("catalog", "validate", "mine").expect(0, "no faults")
    q.file("card.json", '{"id": "card", "name": "Card", "memory": {"bytes": 48e9, "bandwidthBytesPerSecond": 900e9}}')
    q("catalog", "add", "card.json", *own).expect(0, "wrote mine/hardware/card.json")
    q("catalog", "add", "card.json", *own).expect(3, "--force")
    q("catalog", "add", "card.json", "--force", *own).expect(0)
    q.file("newer.json", '{"hardware": [{"id": "l4", "inherits": "l4", "watts": 60}, {"id": "b", "inherits": "none"}]}')
    q("catalog", "update", "newer.json", *own).expect(3, "inherits", "none")
    q.file("newer.json", '{"hardware": [{"id": "l4", "inherits": "l4", "watts": 60}]}')
    q("catalog", "update", "newer.json", *own).expect(0, "wrote mine/hardware/l4.json")
    assert q("catalog", "list", "hardware", "--json", *own).json != q("catalog", "list", "hardware", "--json").json
    q("catalog", "validate", "mine").expect(0, "no faults")
    q.file("mine/hardware/l4.json", '{"id": "l4", "inherits": "l4",\n "watts": -60}')
    q("catalog", "validate", "mine").expect(3, "mine/hardware/l4.json:2", "watts")
    q.file("empty/readme.txt", "")
    q("catalog", "validate", "empty").expect(3, "hardware", "none of them")
    q("catalog", "set", "l40", "watts=250").expect(0, "quantplan/catalogs/hardware/l40.json")
    q("catalog", "show", "l40").expect(0, "250 W")
