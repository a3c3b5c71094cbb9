import Catalogs
import Domain
import Estimation
import Planning
import Quantities
import TestSupport
import Testing

@Suite("What a prefix cache holds is neither computed nor stored again")
struct PrefixLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges, over usual: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes.over(usual)))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let model: String
    let engine: String
    let scope: String
    let load: RequestChanges
    var testDescription: String { "\(model), \(engine)\(scope)" }
  }

  static let rows =
    [
      ("llama-3.1-8b", "vllm", "@conversation"), ("gemma-3-12b-it", "sglang", ""),
      ("qwen3-30b-a3b", "tensorrt-llm", ""), ("deepseek-v2-lite", "vllm", ""),
    ].flatMap { model, engine, scope in
      [[.concurrency: "32"], [.requestsPerSecond: "2"], [.mode: "offline"]].map { (load: RequestChanges) in
        Row(model: model, engine: engine, scope: scope, load: load)
      }
    }

  @Test("Prompts of one's own share nothing unless somebody says so")
  func own() throws {
    let asked: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4"]
    #expect(try plan(asked).request.prefixHit != nil)
    #expect(try plan([.inputTokens: "900"], over: asked).request.prefixHit == nil)
    #expect(try plan([.inputTokens: "900", .workload: "chat"], over: asked).request.prefixHit != nil)
    #expect(try plan([.inputTokens: "900", .prefixHit: "0.3"], over: asked).request.prefixHit?.share == 0.3)
  }

  @Test(
    "The arithmetic of the cache knows what sequences share, so that it adds up", arguments: ["0", "0.5", "0.9"])
  func sharedTokens(share: String) throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .concurrency: "10", .inputTokens: "1024",
      .outputTokens: "512", .prefixHit: share, .keyValueCache: "bf16",
    ])
    let item = try #require(plan.memory.items.first { $0.category == .keyValueCache })
    guard case .fact(.cache(let sequences, let tokens, let shared, _, let bytesPerToken, _, _)) = item.basis else {
      Issue.record("\(item.basis)")
      return
    }
    #expect((shared > 0) == (share != "0"))
    #expect(item.bytes == bytesPerToken * (sequences * (tokens - shared) + shared))
  }

  @Test("More hits are never slower and never more memory", arguments: rows)
  func more(row: Row) throws {
    let plans = try ["0", "0.5", "1"].map { share in
      try plan(
        row.load,
        over: [
          .model: row.model, .accelerator: "h100-sxm", .count: "1", .scheme: "bf16", .engine: row.engine,
          .workload: "rag", .keyValueCache: "bf16", .simulate: "off", .prefixHit: share + row.scope,
        ])
    }
    let rates = plans.map(\.performance.requestsPerSecond.likely)
    for (less, more) in zip(rates, rates.dropFirst()) { #expect(more >= less * (1 - 1e-6)) }
    // Offline more hits make room for more sequences, of which each may wait longer.
    guard row.load[.mode] == nil else { return }
    for (less, more) in zip(plans, plans.dropFirst()) {
      // Of so many at once the rate says how long each takes, on average.
      if row.load[.requestsPerSecond] != nil { #expect(try life(more) <= life(less) * (1 + 1e-3)) }
      // Where experts are read anyhow a shorter prompt saves nothing, and more sequences decode meanwhile.
      let (before, after) = (less.performance.timeToFirstTokenSeconds, more.performance.timeToFirstTokenSeconds)
      let step = try #require(more.performance.timePerOutputTokenSeconds?.likely)
      #expect(after.likely <= before.likely + 0.1 * step)
    }
    let totals = plans.map(\.memory.totalBytes)
    #expect(totals == totals.sorted(by: >))
    #expect(row.scope.isEmpty == (totals[2] < totals[0]) || row.load[.requestsPerSecond] != nil)
  }

  /// Seconds from a request to the last of its 128 tokens.
  private func life(_ plan: Plan) throws -> Double {
    let token = try #require(plan.performance.timePerOutputTokenSeconds?.likely)
    return plan.performance.timeToFirstTokenSeconds.likely + 128 * token
  }

  @Test("No hits are no prefix cache")
  func none() throws {
    let usual: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4", .workload: "agent"]
    let without = try plan([.prefixHit: "0"], over: usual)
    var request = without.request
    request.prefixHit = nil
    let never = try Self.planner.get().plan(request)
    #expect(without.performance == never.performance && without.memory == never.memory)
    #expect(without.assumptions == never.assumptions && without.assumptions.contains(.fact(.nothingShared)))
    // What the workload states counts, and is said.
    let stated = try plan([:], over: usual)
    #expect(stated.performance.timeToFirstTokenSeconds.likely < without.performance.timeToFirstTokenSeconds.likely)
    #expect(stated.assumptions.contains { $0.fact?.code == "prefix" })
  }

  @Test("An engine without a prefix cache, and a model whose state isn't tokens, find nothing")
  func unable() throws {
    for (model, engine) in [("llama-3.1-8b", "transformers"), ("jamba-1.5-mini", "vllm")] {
      let usual: RequestChanges = [.model: model, .accelerator: "h200-sxm-141gb", .engine: engine, .workload: "rag"]
      let (some, none) = (try plan([.prefixHit: "0.9"], over: usual), try plan([.prefixHit: "0"], over: usual))
      #expect(some.performance == none.performance && some.memory == none.memory)
    }
  }

  @Test("What all share is stored once: n sequences less n − 1 times the shared tokens")
  func once() throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .concurrency: "10", .inputTokens: "1000",
      .outputTokens: "200", .prefixHit: "0.5", .scheme: "bf16", .keyValueCache: "bf16",
    ])
    // 500 tokens are 31 blocks of 16; 1,200 are 75.
    let tokens = 10 * 1200 - 9 * 496
    #expect(plan.memory.bytes(of: .keyValueCache).bytes == Int64(tokens) * plan.memory.keyValueCacheBytesPerToken.bytes)
  }

  @Test("The simulation finds the same", arguments: ["0.5", "0.5@conversation", "0.9@conversation"])
  func simulated(hit: String) throws {
    let usual: RequestChanges = [
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .workload: "rag", .inputTokens: "4000",
      .outputTokens: "200", .requestsPerSecond: "3", .prefixHit: hit,
    ]
    let (formula, seen) = (
      try plan([.simulate: "off"], over: usual).performance, try plan([.simulate: "on"], over: usual).performance
    )
    let (first, median) = (formula.timeToFirstTokenSeconds.likely, seen.timeToFirstTokenSeconds.likely)
    let step = try #require(seen.timePerOutputTokenSeconds?.likely)
    #expect(abs(first - median) < max(0.25 * median, step))
    #expect(abs(try #require(formula.timePerOutputTokenSeconds?.likely) / step - 1) < 0.1)
  }
}
