import Catalogs
import Domain
import Estimation
import Planning
import Quantities
import Simulation
import TestSupport
import Testing

@Suite("The closed form and the simulation know one machine")
struct SimulationLawTests {
  private static let catalogs = Result { try ShippedCatalogs.store() }

  /// A model on some cards, and the lengths and the share of its capacity that it is asked for.
  struct Row: Sendable, CustomTestStringConvertible {
    let model: String
    let accelerator: String
    let tensorParallel: Int
    let lengths: (input: Int, output: Int)
    let share: Double
    var testDescription: String { "\(model), \(accelerator), \(lengths), \(share) of what it can" }
  }

  private static let deployments = [
    ("smollm3-3b", "l4", 1), ("llama-3.1-8b-instruct", "h100-sxm", 1), ("qwen3-30b-a3b", "h100-sxm", 2),
    ("gemma-3-27b-it", "h100-sxm", 2), ("llama-3.3-70b-instruct", "h100-sxm", 4),
  ]

  static let rows = deployments.flatMap { model, accelerator, ranks in
    [(200, 500), (1024, 256), (4000, 200)].flatMap { lengths in
      [0.1, 0.3, 0.5].map {
        Row(model: model, accelerator: accelerator, tensorParallel: ranks, lengths: lengths, share: $0)
      }
    }
  }

  private func replica(_ row: Row) throws -> Estimation.Replica {
    let catalogs = try Self.catalogs.get()
    let profile = try ModelProfile(catalogs.model(row.model))
    return Estimation.Replica(
      profile: profile, stored: StoredWeights(profile, scheme: try catalogs.scheme("bf16")),
      layout: Layout(tensorParallel: row.tensorParallel),
      site: Site(accelerator: try catalogs.accelerator(row.accelerator), engine: try catalogs.engine("vllm")),
      keyValueCache: .bf16, sequenceLimit: 1024)
  }

  private func load(_ row: Row, _ arrivals: Load) -> ServingLoad {
    ServingLoad(
      inputTokens: row.lengths.input, outputTokens: row.lengths.output,
      contextTokens: row.lengths.input + row.lengths.output, arrivals: arrivals)
  }

  @Test("No more is served well than comes", arguments: ["1.5", "6.743", "12"])
  func goodput(rate: String) throws {
    let planner = try ShippedCatalogs.planner()
    let asked: RequestChanges = [
      .model: "qwen3-8b", .accelerator: "l4", .count: "8", .requestsPerSecond: rate,
      .maximumTimeToFirstTokenSeconds: "2s@p95",
    ]
    let plan = try planner.plan(planner.resolver.request(asked))
    let goodput = try #require(plan.performance.simulation?.goodput)
    #expect(goodput <= (try #require(Double(rate))) * (1 + 1e-9) && goodput >= 0)
  }

  @Test("At low and middle loads both tell the same rate, time per token and time to the first", arguments: rows)
  func agreement(row: Row) throws {
    let replica = try replica(row)
    let context = row.lengths.input + row.lengths.output
    let ledger = replica.ledger(for: CacheLoad(sequences: 1, contextTokens: context))
    let held = ledger.keyValueCacheTokens / context
    let most = ServingModel(replica, replicas: 1, load: load(row, .saturated)).estimate(holding: held)
    let rate = row.share * most.requestsPerSecond.likely
    let load = load(row, .rate(requestsPerSecond: rate))
    let formula = ServingModel(replica, replicas: 1, load: load).estimate(holding: held)
    let seen = try ServingSimulation(
      replica, replicas: 1, load: load, ledger: ledger, batch: formula.batch, limits: LatencyLimits(), effort: .large
    ).run()

    #expect(abs(seen.requestsPerSecond / rate - 1) < 0.05)
    let (token, step) = try (
      #require(formula.timePerOutputTokenSeconds?.likely), #require(seen.timePerOutputTokenSeconds)
    )
    #expect(abs(token / step.p50 - 1) < 0.1)
    let first = formula.timeToFirstTokenSeconds.likely
    let median = seen.timeToFirstTokenSeconds.p50
    #expect(abs(first - median) < max(0.25 * median, step.p50))
  }

  @Test(
    "A closed loop's first token comes as soon as averages say, whether it is simulated or not",
    arguments: [("llama-3.1-8b", "l4", "8"), ("llama-4-scout", "h100-sxm", "8"), ("phi-4", "a10g", "4")])
  func closed(model: String, accelerator: String, concurrency: String) throws {
    let planner = Planner(catalogs: try Self.catalogs.get())
    func first(_ simulate: String) throws -> Double {
      try planner.plan(
        planner.resolver.request([
          .model: model, .accelerator: accelerator, .count: "1", .concurrency: concurrency, .simulate: simulate,
        ])
      ).performance.timeToFirstTokenSeconds.likely
    }
    #expect(abs(try first("on") / first("off") - 1) < 0.25)
  }

  @Test("Where a simulation was asked for and can't be, the plan says so")
  func impossible() throws {
    let planner = Planner(catalogs: try Self.catalogs.get())
    func tells(_ rate: String) throws -> Bool {
      let plan = try planner.plan(
        planner.resolver.request([
          .model: "llama-3.1-8b", .accelerator: "l4", .count: "1", .requestsPerSecond: rate, .simulate: "on",
        ]))
      #expect((plan.performance.simulation == nil) == (rate == "60"))
      return plan.assumptions.contains { $0.fact?.code == "notSimulated" }
    }
    #expect(try tells("60") && !tells("1"))
    // More are there at once than are simulated in all.
    let long = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .maximumSequences: "2", .simulate: "on",
        .workload: "reasoning", .concurrency: "1000",
      ]))
    #expect(long.performance.simulation == nil && long.assumptions.contains { $0.fact?.code == "notSimulated" })
  }

  @Test("The simulation is the plan's: one median, one set of percentiles, and limits checked against them")
  func onePlan() throws {
    let planner = Planner(catalogs: try Self.catalogs.get())
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .requestsPerSecond: "8",
        .maximumTimeToFirstTokenSeconds: "500@p95", .maximumTimePerOutputTokenSeconds: "15@p99",
      ]))
    let (speed, seen) = (plan.performance, try #require(plan.performance.simulation))
    #expect(speed.timeToFirstTokenSeconds.likely == seen.timeToFirstTokenSeconds.p50)
    #expect(speed.timePerOutputTokenSeconds?.likely == seen.timePerOutputTokenSeconds?.p50)
    #expect(speed.percentiles?.timeToFirstTokenSeconds == seen.timeToFirstTokenSeconds.percentiles)
    #expect(
      plan.verdict.targets.prefix(2).map(\.value)
        == [seen.timeToFirstTokenSeconds.p95, seen.timePerOutputTokenSeconds?.p99])
    #expect(plan.alternatives.first?.performance == speed)
    #expect(plan.alternatives.dropFirst().allSatisfy { $0.performance.simulation == nil })
    #expect(plan.recommendations.online?.performance == speed)
  }

  @Test(
    "What a context beyond the lengths keeps free is kept free in the simulation too, and none does better than it serves",
    arguments: ["8k", "32k"])
  func whole(context: String) throws {
    let planner = Planner(catalogs: try Self.catalogs.get())
    let question: RequestChanges = [
      .model: "qwen3-8b", .accelerator: "rtx-4090", .users: "120", .contextTokens: context,
      .maximumTimeToFirstTokenSeconds: "400@p95", .maximumTimePerOutputTokenSeconds: "40@p95",
    ]
    let open = try planner.plan(planner.resolver.request(question))
    #expect(open.verdict.missedTargets.isEmpty && open.performance.simulation != nil)
    for count in 1..<open.deployment.count {
      var changes = question
      changes[.count] = "\(count)"
      let fewer = try planner.plan(planner.resolver.request(changes))
      #expect(!fewer.verdict.missedTargets.isEmpty, "\(count)")
      let served = fewer.performance.requestsPerSecond.likely
      #expect(fewer.performance.simulation.map { $0.goodput <= served * (1 + 1e-9) } ?? true)
    }
  }

  @Test("What is asked for decides: always, never, or where averages don't tell")
  func policy() throws {
    let planner = Planner(catalogs: try Self.catalogs.get())
    func isSimulated(_ changes: RequestChanges) throws -> Bool {
      var all: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4", .count: "1"]
      for field in RequestField.all { all[field] = changes[field] ?? all[field] }
      return try planner.plan(planner.resolver.request(all)).performance.simulation != nil
    }
    #expect(try !isSimulated([:]) && isSimulated([.simulate: "on"]))
    #expect(try isSimulated([.mode: "offline", .simulate: "on"]))
    #expect(try isSimulated([.maximumTimeToFirstTokenSeconds: "2s@p95"]))
    #expect(try !isSimulated([.maximumTimeToFirstTokenSeconds: "2s@p95", .simulate: "off"]))
    #expect(try !isSimulated([.requestsPerSecond: "0.2"]))
    // What can't keep up has no latency to tell.
    #expect(try !isSimulated([.requestsPerSecond: "500", .simulate: "on"]))
  }
}
