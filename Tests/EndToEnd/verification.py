"""The planner's figures beside what others, or its users, measured."""

import csv
import io
import json
import os

from harness import case, validate


def written(q, name, text):
    with open(os.path.join(q.folder, name), "w") as file:
        file.write(text)


@case("Every published row is compared, fitted and not fitted apart")
def published(q):
    document = q("verify", "--json").expect(0).json
    validate(document, "verify")
    assert all(group["fitted"]["rows"] + group["unfitted"]["rows"] > 0 for group in document["groups"])
    rows = list(csv.DictReader(io.StringIO(q("verify", "--csv").expect(0).output)))
    counted = sum(group["fitted"]["rows"] + group["unfitted"]["rows"] for group in document["groups"])
    assert len(rows) == counted > 1500, (len(rows), counted)
    assert all(float(row["low"]) <= float(row["ours"]) <= float(row["high"]) for row in rows)


@case("Rows of one's own are compared instead, and a damaged file is told with its key")
def own_rows(q):
    row = {
        "model": "qwen3-8b", "scheme": "bf16", "accelerator": "h100-sxm-80gb", "inputTokens": 256, "outputTokens": 500,
        "batch": 16, "metric": "output-rate", "value": 1000.0,
    }
    evidence = {
        "kind": "load", "name": "Mine", "summary": "As measured here.",
        "sets": [{"source": "our lab", "engine": "vllm", "rows": [row]}],
    }
    written(q, "mine.json", json.dumps(evidence))
    document = q("verify", "--rows", "mine.json", "--json").expect(0).json
    counts = [group["fitted"]["rows"] + group["unfitted"]["rows"] for group in document["groups"]]
    assert sum(counts) == 1, counts
    evidence["sets"][0]["rows"][0]["value"] = "fast"
    written(q, "mine.json", json.dumps(evidence))
    messages = q("verify", "--rows", "mine.json").expect(3).messages
    assert "mine.json" in messages and "rows[0].value" in messages, messages


@case("A benchmark of one's own machine is held to the plan's ranges")
def measured(q):
    asked = ("plan", "qwen3-8b", "--on", "h100-sxm", "--count", "1", "--concurrency", "16")
    q(*asked, "--json", "-o", "plan.json").expect(0)
    with open(os.path.join(q.folder, "plan.json")) as file:
        speed = json.load(file)["performance"]
    result = {"median_tpot_ms": speed["timePerOutputTokenSeconds"]["likely"] * 1000, "max_concurrency": 16}
    written(q, "result.json", json.dumps(result))
    beside = ("verify", "--measured", "result.json", "--plan", "plan.json")
    document = q(*beside, "--json").expect(0).json
    assert document["isWithin"] and document["warnings"] == [], document
    written(q, "result.json", json.dumps(result | {"median_ttft_ms": 1e6, "max_concurrency": 64}))
    answer = q(*beside).expect(2)
    assert "64" in answer.output and "no" in answer.output, answer.output
    q("verify", "--measured", "result.json").expect(64)


def planned(q, *asked):
    q("plan", *asked, "--json", "-o", "plan.json").expect(0)
    with open(os.path.join(q.folder, "plan.json")) as file:
        return json.load(file)


def corrected(plan):
    return [fact for fact in plan["assumptionFacts"] if fact["code"] == "corrected"]


@case("A kept measurement corrects plans of its deployment, which name it; without its file all is as before")
def kept(q):
    asked = ("qwen3-8b", "--on", "h100-sxm", "--count", "1", "--scheme", "bf16", "--concurrency", "16")
    other = ("qwen3-8b", "--on", "h200-sxm", "--count", "1", "--scheme", "bf16", "--concurrency", "16")
    before, elsewhere = planned(q, *asked), planned(q, *other)
    planned(q, *asked)
    token = before["performance"]["timePerOutputTokenSeconds"]["likely"]
    result = {"model_id": "Qwen/Qwen3-8B", "median_tpot_ms": token * 1120, "max_concurrency": 16}
    written(q, "result.json", json.dumps(result))
    keep = ("verify", "--measured", "result.json", "--plan", "plan.json", "--keep", "--catalogs", "mine")
    os.makedirs(os.path.join(q.folder, "mine"), exist_ok=True)
    q(*keep, "--name", "Night run").expect(0)
    folder = os.path.join(q.folder, "mine", "measurements")
    [name] = os.listdir(folder)
    with open(os.path.join(folder, name)) as file:
        validate(json.load(file), "measurement")
    mine = ("--catalogs", "mine")
    after = planned(q, *asked, *mine)
    validate(after, "plan")
    told = after["performance"]["timePerOutputTokenSeconds"]
    assert abs(told["likely"] / (token * 1.12) - 1) < 1e-9 and after["performance"]["grade"] == "A", told
    assert [fact["measurement"] for fact in corrected(after)] == ["Night run"], corrected(after)
    assert planned(q, *other, *mine) == elsewhere
    assert "Night run of" in q("plan", *asked, *mine).expect(0).output.replace("\n", " ").replace("    ", " ")
    assert "Night run" in q("catalog", "list", "measurements", *mine).expect(0).output
    q("catalog", "validate", *mine).expect(0)
    assert "figures[0].measured" in q("catalog", "sources", name[:-5], *mine).expect(0).output
    # Anew against the plan that it corrects, the same is kept.
    with open(os.path.join(folder, name)) as file:
        first = json.load(file)
    planned(q, *asked, *mine)
    assert "--force" in q(*keep).expect(3).messages
    q(*keep, "--force", "--name", "Night run").expect(0)
    with open(os.path.join(folder, name)) as file:
        again = json.load(file)
    assert abs(again["figures"][0]["planned"] / first["figures"][0]["planned"] - 1) < 1e-12
    written(q, os.path.join("mine", "measurements", name), json.dumps(first).replace("0.0", "-0.0", 1))
    answer = q("catalog", "validate", *mine).expect(3)
    assert name in answer.messages + answer.output and "planned" in answer.messages + answer.output
    os.remove(os.path.join(folder, name))
    assert planned(q, *asked, *mine) == before


@case("A result that names another model, engine or count is an error, unless names don't count")
def another(q):
    planned(q, "qwen3-8b", "--on", "h100-sxm", "--count", "1", "--concurrency", "16")
    beside = ("verify", "--measured", "result.json", "--plan", "plan.json")
    result = {"model_id": "meta-llama/Llama-3.1-8B-Instruct", "median_tpot_ms": 9.0, "max_concurrency": 16}
    written(q, "result.json", json.dumps(result))
    messages = q(*beside).expect(3).messages
    assert "model_id" in messages and "qwen3-8b" in messages and "Llama-3.1-8B" in messages, messages
    assert q(*beside, "--ignore-names").status in (0, 2)
    report = {
        "engine": {"model": "Qwen/Qwen3-8B"}, "world_info": {"tp_size": 2}, "request_info": {},
        "performance": {"system_output_throughput_tok_s": 1500.0},
    }
    written(q, "result.json", json.dumps(report))
    messages = q(*beside).expect(3).messages
    assert "tensorrt-llm" in messages and "vllm" in messages, messages
    planned(q, "qwen3-8b", "--on", "h100-sxm", "--count", "1", "--concurrency", "16", "--engine", "tensorrt-llm")
    messages = q(*beside).expect(3).messages
    assert "world_info.tp_size" in messages and "2" in messages, messages
    report["world_info"]["tp_size"] = 1
    written(q, "result.json", json.dumps(report))
    assert q(*beside, "--json").json["tool"] == "trtllm-bench"


@case("Benchmarks of accuracy are held to the recovery that a plan prints")
def accuracy(q):
    recovery = planned(q, "qwen3-8b", "--on", "h100-sxm", "--count", "1", "--scheme", "w4a16-g128")["quality"]["recovery"]
    middle = (recovery["low"] + recovery["high"]) / 2

    def results(name, share):
        scores = {"gsm8k": {"exact_match,strict-match": 0.8 * share}, "mmlu": {"acc,none": 0.7 * share}}
        written(q, name, json.dumps({"results": scores, "model_name": "Qwen/Qwen3-8B"}))

    results("original.json", 1)
    results("near.json", middle)
    results("far.json", recovery["low"] - 0.1)
    beside = ("--against", "original.json", "--plan", "plan.json")
    document = q("verify", "--measured", "near.json", *beside, "--json").expect(0).json
    assert [figure["name"] for figure in document["figures"]] == ["gsm8k", "mmlu", "mean"], document
    assert all(abs(figure["measured"] - middle) < 1e-9 for figure in document["figures"]), document
    assert "no" in q("verify", "--measured", "far.json", *beside).expect(2).output
    q("verify", "--measured", "near.json", "--plan", "plan.json").expect(64)
    q("verify", "--measured", "near.json", *beside, "--keep").expect(64)
