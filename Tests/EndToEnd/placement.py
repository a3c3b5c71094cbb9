"""Several models on one machine."""

import os

from harness import Skip, case, validate

RAG = ("llama-3.1-8b", "all-minilm-l6-v2", "bert-base")


@case("A chat model, an embedder and a classifier share a card, and the report says who slows whom")
def shared(q):
    document = q("place", *RAG, "--on", "l40s", "--count", "1", "--json").expect(0).json
    assert document["outcome"] == "fits" and document["count"] == 1
    (device,) = document["devices"]
    assert device["usedBytes"] == sum(resident["bytes"] for resident in device["residents"])
    for resident in device["residents"]:
        parts = ("weightsBytes", "keyValueCacheBytes", "activationsBytes", "runtimeBytes")
        assert resident["bytes"] == sum(resident[part] for part in parts), resident
    assert device["spareBytes"] == device["capacityBytes"] - device["usedBytes"] >= 0
    assert all(len(member["interference"]) == 2 and member["slowdown"] > 1 for member in document["members"])
    q("place", *RAG, "--on", "l40s", "--count", "1").expect(0, "Who slows whom", "is slowed 100 % by")
    if not validate(document, "place"):
        raise Skip("no jsonschema for this python")


@case("The order of the models changes nothing, and plans are placed as they were asked")
def ordered(q):
    forwards = q("place", *RAG, "--on", "l40s", "--json").expect(0).output
    assert q("place", *reversed(RAG), "--on", "l40s", "--json").expect(0).output == forwards
    q("plan", "llama-3.1-8b", "--on", "l40s", "--count", "1", "--request-rate", "0.2", "--json", "-o", "chat.json")
    document = q("place", "chat.json", "all-minilm-l6-v2", "--on", "l40s", "--json").expect(0).json
    (chat,) = [member for member in document["members"] if member["name"].startswith("llama")]
    assert chat["request"]["requestsPerSecond"] == 0.2, chat["request"]
    assert os.path.exists(os.path.join(q.folder, "chat.json"))
    q("plan", "bert-base", "--on", "l40s", "--count", "1", "--request-rate", "3", "--json", "-o", "encoder.json")
    (encoder,) = q("place", "encoder.json", "--on", "l40s", "--json").expect(0).json["members"]
    assert abs(encoder["requestsPerSecond"] - 3) < 1e-6, encoder["requestsPerSecond"]


@case("A missed target is said, and is 2 where it must not be; prices are the question's, hosts are told")
def missed(q):
    q("plan", "llama-3.1-8b", "--on", "l4", "--count", "1", "--max-ttft", "10ms", "--json", "-o", "late.json")
    q("place", "late.json", "--on", "l4").expect(0, "misses 1 target", "over the target of")
    q("place", "late.json", "--on", "l4", "--strict").expect(2)
    (member,) = q("place", "late.json", "--on", "l4", "--json").expect(0).json["members"]
    assert member["missedTargets"] == member["missedAlone"] == ["timeToFirstTokenSeconds"], member
    told = q("place", "bert-base", "--on", "l4", "--price", "0.25", "--json").expect(0).json
    assert told["usdPerHour"] == 0.25 and told["host"] is None
    q("place", "bert-base", "--on", "l4", "--price", "2", "--currency", "EUR=2").expect(0, "EUR 1.00 an hour")
    host = q("place", "bert-base", "--on", "p5.48xlarge", "--json").expect(0).json
    assert (host["host"], host["hostCount"], host["count"]) == ("p5.48xlarge", 1, 8)
    validate(host, "place")
    ranked = q("fit", "--on", "l4", "--workload", "rag", "--price", "0.25", "--json").expect(0).json
    assert all(row["usdPerHour"] == 0.25 for row in ranked["rows"] if row.get("count") == 1), ranked["rows"][0]
    q("fit", "qwen3-8b", "--on", "l4", "--price", "1").expect(64, "--price")


@case("What doesn't fit exits with 2 and says what would")
def crowded(q):
    q("place", "3xllama-3.1-8b", "--on", "l4", "--count", "1").expect(2, "No: no room for", "All fit on")
    document = q("place", "3xllama-3.1-8b", "--on", "l4", "--count", "1", "--json").expect(2).json
    assert document["outcome"] == "doesNotFit" and document["neededCount"] > 1
    assert any(member["remedy"] for member in document["members"])
    few = q("place", "llama-3.3-70b", "bert-base", "--on", "l4", "--count", "1", "--json").expect(2).json
    q("place", "llama-3.3-70b", "bert-base", "--on", "l4", "--count", str(few["neededCount"])).expect(0)
    q("place", "llama-3.1-8b", "--on", "l4,t4").expect(64, "one kind of machine")
    q("plan", "llama-3.3-70b", "--on", "l4", "--count", "1", "--json", "-o", "large.json").expect(2)
    large = q("place", "large.json", "bert-base", "--on", "l4", "--json").expect(2).json
    assert any(member["remedy"] and member["remedy"]["repair"] for member in large["members"])
    validate(large, "place")
    q("place", "no-such-model", "--on", "l4").expect(3, "no-such-model")
    q("place", "0xbert-base", "--on", "l4").expect(64, "number of copies")
    q("place").expect(64)
