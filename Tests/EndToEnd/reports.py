"""What people reported in public trackers: the question, and what was measured or said to be right."""

import json
import re

from harness import case

GIB = 2**30


def weights(plan):
    return plan["memory"]["weightsBytes"] / GIB


def rate(plan):
    return plan["performance"]["outputTokensPerSecond"]


def slices(plan):
    """Tensor parallel without whole experts, of the scheme that was chosen."""
    scheme = plan["deployment"]["scheme"]
    others = [plan["deployment"]] + [other["deployment"] for other in plan["alternatives"]]
    return {other["tensorParallel"] for other in others if other["scheme"] == scheme and not other["expertParallel"]}


def reasons(plan):
    return " ".join(rejected["reason"] for rejected in plan["rejected"])


# Where it was reported, the question, the exit status, and what must hold of the plan.
TABLE = [
    ("vllm-dgx-spark#8: the published MXFP4 file of gpt-oss is what people run",
     "gpt-oss-20b --on strix-halo --count 1 --engine llama-cpp --concurrency 1 --context 2048", 0,
     lambda p: p["deployment"]["scheme"] == "mxfp4" and 12 < weights(p) < 13.5),
    ("the same of the larger one", "gpt-oss-120b --on dgx-spark --count 1 --concurrency 1", 0,
     lambda p: p["deployment"]["scheme"] == "mxfp4" and 60 < weights(p) < 65),
    ("vllm#4202: AWQ needs compute capability 7.5", "llama-3.1-8b-instruct --on v100-sxm2-16gb --count 1 --scheme awq", 2,
     lambda p: "7.5" in p["verdict"]["summary"] + reasons(p)),
    ("vllm#1488: GPTQ runs on Volta", "llama-3.1-8b-instruct --on v100-sxm2-16gb --count 1 --scheme gptq", 0,
     lambda p: p["verdict"]["outcome"] == "fits"),
    ("unsloth#5344: bitsandbytes leaves fused experts at 16 bits, 46 GB",
     "gemma-4-26b-a4b-it --on b200 --count 1 --scheme nf4 --engine transformers --concurrency 1", 0,
     lambda p: 41 < weights(p) < 47),
    ("vllm#17569: blocks of 128 don't divide slices of 192",
     "minimax-m2.7 --on h100-sxm --count 8 --scheme fp8-block --concurrency 1", 0,
     lambda p: 8 not in slices(p) and "128" in reasons(p)),
    ("sglang#23265: nor those of 96", "qwen3-30b-a3b --on h100-sxm --count 4 --scheme fp8-block --concurrency 1", 0,
     lambda p: 4 not in slices(p)),
    ("compressed-tensors#353: groups of 128 don't divide 2,880", "gpt-oss-120b --on h100-sxm --count 1 --scheme w4a16-g128", 2,
     lambda p: "2,880" in p["verdict"]["summary"] + reasons(p)),
    ("llama.cpp#19378: tensor split on two cards, 28.5 tokens/s",
     "gemma-4-31b-it --on rtx-3090 --count 2 --engine llama-cpp --scheme gguf-q6_k --kv-cache fp16 --context 131072 "
     "--concurrency 1", 0,
     lambda p: p["deployment"]["tensorParallel"] == 2 and rate(p)["low"] <= 28.5 <= rate(p)["high"]),
    ("uccl#924: Kimi K2 is published with INT4 experts, 553 GiB", "kimi-k2-thinking --on h200-sxm --count 8 --concurrency 1", 0,
     lambda p: p["deployment"]["scheme"] == "int4-experts-g32"
     and abs(p["memory"]["checkpointBytes"] / GIB / 553.5 - 1) < 0.01 and p["verdict"]["outcome"] == "fits"),
    ("recipes#119: four MI300X hold it", "kimi-k2-thinking --on mi300x --count 4 --concurrency 1", 0,
     lambda p: p["deployment"]["scheme"] == "int4-experts-g32"),
    ("recipes#810: published NVFP4 of a hybrid keeps parts wide, 12.0 GiB a GPU measured",
     "qwen3.8-27b --on rtx-5090 --count 2 --scheme nvfp4 --context 262144 --concurrency 1", 0,
     lambda p: abs(weights(p) / 12.02 - 1) < 0.01),
    ("vllm#42147: AWQ of a hybrid is out of memory on 24 GB",
     "qwen3.6-27b --on rtx-4090 --count 1 --scheme awq --context 8192 --concurrency 1", 2, lambda p: True),
    ("vllm#9658: a rate decides the count",
     "llama-3.1-70b-instruct --on h100-sxm --request-rate 20 --scheme fp8-dynamic --workload rag", 0,
     lambda p: p["deployment"]["count"] > 4 and p["verdict"]["missedTargets"] == []),
    ("the same with the sequences in flight given",
     "llama-3.1-70b-instruct --on h100-sxm --request-rate 20 --scheme fp8-dynamic --workload rag --concurrency 128", 0,
     lambda p: p["performance"]["requestsPerSecond"]["likely"] >= 20 and p["verdict"]["missedTargets"] == []),
    ("club-3090#446: four cards in one case share a model",
     "llama-3.3-70b-instruct --on rtx-3090 --count 4 --scheme awq --concurrency 1", 0,
     lambda p: p["deployment"]["tensorParallel"] == 4 and "leave the node" not in reasons(p)),
    ("recipes#810: two cards, 14.28 GiB a GPU with the layer that predicts further tokens",
     "qwen3.8-27b --on rtx-5090 --count 2 --scheme fp8-block --concurrency 1 --context 262144", 0,
     lambda p: p["deployment"]["tensorParallel"] == 2 and abs(weights(p) / 14.28 - 1) < 0.02),
    ("recipes#918, inference-atlas#141: 6,265 and 6,253 tokens/s of a mixture's prompt in NVFP4 on a Spark",
     "qwen3.6-35b-a3b --on dgx-spark --count 1 --scheme nvfp4 --concurrency 1 --input 8192 --output 256 --context 8448",
     0, lambda p: 1.3 <= p["performance"]["timeToFirstTokenSeconds"]["likely"] <= 1.6),
    ("dgx-spark-playbooks#79: 4.0 to 4.2 tokens/s of a dense model in NVFP4 on a Spark",
     "llama-3.3-70b-instruct --on dgx-spark --count 1 --scheme nvfp4 --concurrency 1", 0,
     lambda p: 3.8 <= 1 / p["performance"]["timePerOutputTokenSeconds"]["likely"] <= 4.4),
    ("vllm#13202: vLLM doesn't run on Pascal", "llama-3.1-8b-instruct --on tesla-p40 --count 1", 0,
     lambda p: p["deployment"]["engine"] == "llama-cpp"),
]


@case("What public trackers report is what plans say")
def reported(q):
    for name, question, status, holds in TABLE:
        plan = q("plan", *question.split(), "--json").expect(status).json
        assert holds(plan), f"{name}: {json.dumps(plan['deployment'])} {plan['verdict']['summary']}"


@case("What a token of a cache with windows takes, times the room for tokens, is the room (vllm#43308)")
def windows(q):
    question = "gemma-4-31b-it --on a100-sxm-80gb --count 1 --scheme awq --context 131072 --concurrency 1"
    page = " ".join(q("plan", *question.split()).expect(0).output.split())
    memory = q("plan", *question.split(), "--json").expect(0).json["memory"]
    found = re.search(r"KV cache: ([\d.]+) KiB a token on average, .*?; room for ([\d,]+) tokens", page)
    assert found, page
    told = float(found[1]) * 1024 * int(found[2].replace(",", ""))
    cache = next(item["bytes"] for item in memory["items"] if item["category"] == "keyValueCache")
    assert abs(told / (memory["spareBytes"] + cache) - 1) < 0.01, (found[0], memory)
    average = memory["keyValueCacheAverageBytesPerToken"]
    assert abs(average * memory["keyValueCacheTokens"] / (memory["spareBytes"] + cache) - 1) < 0.001, memory
    assert memory["keyValueCacheMarginalBytesPerToken"] == 81920, memory


LLAMA = {
    "model_type": "llama", "hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
    "intermediate_size": 14336, "vocab_size": 32000, "max_position_embeddings": 32768, "torch_dtype": "bfloat16",
    "tie_word_embeddings": False}
BITS4 = {"bits": 4, "group_size": 128}

# What Python writes, and what quantization_config says: the configuration's further keys, and the scheme or None for any.
FOLDERS = [
    ({"time_step_limit": [0.0, float("inf")], "unused": float("nan")}, None),
    ({"quantization_config": {"quant_method": "awq", "version": "gemm", "zero_point": True, **BITS4}}, "awq"),
    ({"quantization_config": {"quant_method": "gptq", "desc_act": False, "sym": True, **BITS4}}, "gptq"),
    ({"quantization_config": {
        "quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_quant_type": "nf4",
        "bnb_4bit_use_double_quant": True}}, "nf4-dq"),
]


@case("A folder is planned as its configuration says, whatever Python wrote beside")
def folders(q):
    for keys, scheme in FOLDERS:
        q.file("model/config.json", json.dumps({**LLAMA, **keys}))
        plan = q("plan", "./model", "--on", "h100-sxm", "--count", "1", "--json").expect(0).json
        assert plan["headline"]["parameters"] == 7_241_732_096, keys
        assert scheme in (None, plan["deployment"]["scheme"]), f"{keys}: {plan['deployment']}"
