import Domain
import Planning
import TestSupport
import Testing

@Suite("Counts of accelerators")
struct CountLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  static let rows: [(model: String, accelerator: String, engine: String, scheme: String)] = [
    ("falcon3-10b", "l40s", "llama-cpp", "gguf-q5_k_m"), ("llama-3.1-8b", "l4", "vllm", "bf16"),
    ("qwen3-30b-a3b", "l40s", "vllm", "bf16"), ("llama-3.3-70b", "a100-sxm-80gb", "vllm", "w8a8-int8"),
  ]

  @Test("What fit says is needed is the least count that a plan accepts", arguments: rows)
  func least(model: String, accelerator: String, engine: String, scheme: String) throws {
    let planner = try Self.planner.get()
    var request = try planner.resolver.request([
      .model: model, .accelerator: accelerator, .engine: engine, .concurrency: "64", .contextTokens: "4096",
    ])
    let report = try planner.fit(request, accelerators: [accelerator], schemes: [scheme])
    let row = try #require(report.rows.first { $0.scheme == scheme })
    #expect((row.countByCapacity ?? 0) <= (row.count ?? .max))
    request.scheme = scheme
    let least = try (1...8).first { count in
      request.count = count
      return try planner.plan(request).verdict.outcome != .doesNotFit
    }
    #expect(row.count == least)
  }

  static let large = [("deepseek-v3", "fp8-block"), ("llama-4-maverick", "bf16"), ("llama-3.1-405b", "bf16")]

  @Test("An open count tries as many accelerators as a pinned scheme needs", arguments: large)
  func pinnedScheme(model: String, scheme: String) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([.model: model, .accelerator: "h100-sxm", .scheme: scheme]))
    #expect(plan.verdict.outcome != .doesNotFit)
    #expect(plan.deployment.count > 8)
  }

  @Test("No count that is asked for beats the open one", arguments: RandomQuestion.drawn(6, seed: 4))
  func openCount(question: RandomQuestion) throws {
    let planner = try Self.planner.get()
    var changes = question.changes
    changes[.count] = nil
    changes[.mode] = "online"
    let open = try planner.plan(planner.resolver.request(changes))
    guard open.verdict.outcome != .doesNotFit else { return }
    for count in [1, 2, 3, 5, 8] {
      changes[.count] = "\(count)"
      changes[.scheme] = open.deployment.scheme
      let asked = try planner.plan(planner.resolver.request(changes))
      guard asked.verdict.outcome != .doesNotFit else { continue }
      let (missed, least) = (asked.verdict.missedTargets.count, open.verdict.missedTargets.count)
      #expect(missed >= least, "\(count)")
      if missed == least, let rent = asked.cost.usdPerHour, let ours = open.cost.usdPerHour {
        #expect(rent >= ours - 1e-9, "\(count)")
      }
    }
  }

  static let tails: [RequestChanges] = [
    [.model: "yi-34b", .accelerator: "rtx-4090-d", .maximumTimeToFirstTokenSeconds: "585ms@p95"],
    [.model: "qwen3-32b", .accelerator: "l40s", .maximumTimeToFirstTokenSeconds: "400ms@p95"],
    [
      .model: "llama-3.1-8b", .accelerator: "l4", .requestsPerSecond: "2",
      .maximumTimeToFirstTokenSeconds: "300ms@p99",
    ],
  ]

  @Test("Where averages promise too much, the count is open for the closer look too", arguments: tails)
  func tailLimits(question: RequestChanges) throws {
    let planner = try Self.planner.get()
    let open = try planner.plan(planner.resolver.request(question))
    for count in [2, 4, 8] {
      var changes = question
      changes[.count] = "\(count)"
      let asked = try planner.plan(planner.resolver.request(changes))
      guard asked.verdict.outcome != .doesNotFit else { continue }
      #expect(open.verdict.missedTargets.count <= asked.verdict.missedTargets.count, "\(count)")
    }
  }

  @Test("A rate decides the count, and twice the rate never needs fewer")
  func rates() throws {
    let planner = try Self.planner.get()
    let counts = try ["5", "10", "20", "40"].map { rate in
      let plan = try planner.plan(
        planner.resolver.request([
          .model: "llama-3.1-70b", .accelerator: "h100-sxm", .scheme: "fp8-dynamic", .workload: "rag",
          .requestsPerSecond: rate,
        ]))
      #expect(plan.verdict.missedTargets.isEmpty)
      return plan.deployment.count
    }
    #expect(counts == counts.sorted())
    #expect((6...10).contains(counts[2]))
  }

  /// What the shortest answers can't serve others can, on enough accelerators.
  static let slowStarts: [(accelerator: String, rate: String, objective: String)] = [
    ("rtx-4090", "10", "cost"), ("a100-sxm-80gb", "40", "energy"),
  ]

  @Test("A rate is served wherever some count of some scheme serves it", arguments: slowStarts)
  func served(accelerator: String, rate: String, objective: String) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.3-70b", .accelerator: accelerator, .workload: "code-completion", .requestsPerSecond: rate,
        .maximumTimeToFirstTokenSeconds: "1s@p95", .objective: objective,
      ]))
    #expect(plan.verdict.missedTargets.isEmpty)
  }

  @Test("What policy leaves out is told, and never makes a No")
  func leftOut() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.3-70b", .accelerator: "rtx-4090", .engine: "llama-cpp", .count: "1", .concurrency: "1",
        .contextTokens: "1024",
      ]))
    #expect(plan.verdict.outcome != .doesNotFit || plan.alternatives.allSatisfy { $0.outcome == .doesNotFit })
    #expect(plan.assumptions.contains { $0.code == "leftOut" })
  }
}
