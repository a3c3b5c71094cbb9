import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Ledger, speed and cost are of one load")
struct LoadLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("What a plan says of its load agrees with itself", arguments: questions)
  func agreement(question: RandomQuestion) throws {
    let plan = try plan(question.changes)
    for found in plan.alternatives where found.outcome != .doesNotFit { try littlesLaw(found) }
    try oneLoad(plan)
    try percentiles(plan.performance)
  }

  /// Little's law: what is in flight is what arrives times how long it stays, on average (`SharedPassesTests`); a simulation tells
  /// medians. So do plans, which stray from means where the prompts of a few passes come together by chance. The first
  /// token is there when the answer's others begin.
  private func littlesLaw(_ found: Alternative) throws {
    let speed = found.performance
    guard speed.simulation == nil else { return }
    let token = try #require(speed.timePerOutputTokenSeconds)
    let output = speed.outputTokensPerSecond.likely / speed.requestsPerSecond.likely
    let life = speed.timeToFirstTokenSeconds.likely + (output - 1) * token.likely
    let straying = output < 16 ? 1.01 : 1.001
    #expect(speed.requestsPerSecond.likely * life <= Double(speed.batch * found.deployment.replicas) * straying)
  }

  /// The ledger holds the sequences that the speed is of.
  private func oneLoad(_ plan: Plan) throws {
    let cache = plan.memory.items.first { $0.category == .keyValueCache }
    let basis = try #require(cache?.basis.fact)
    guard case .cache(let sequences, _, _, let format, _, _, _) = basis, plan.verdict.outcome != .doesNotFit else {
      return
    }
    #expect(sequences == plan.performance.batch)
    #expect(format == plan.deployment.keyValueCache)
    if plan.request.concurrencyFollows, case .fact(.load(let load)) = plan.assumptions.first {
      #expect(load.concurrency == plan.sequences)
    }
  }

  /// Percentiles rise, the median is the likely value, and ranges are no wider than what is not known.
  private func percentiles(_ speed: PerformanceEstimate) throws {
    let times = try #require(speed.percentiles)
    for (spread, range) in [
      (times.timeToFirstTokenSeconds, speed.timeToFirstTokenSeconds),
      (times.timePerOutputTokenSeconds, speed.timePerOutputTokenSeconds),
    ] {
      let (spread, range) = (try #require(spread), try #require(range))
      #expect(spread.p50 <= spread.p95 && spread.p95 <= spread.p99)
      #expect(range.high <= 3 * range.low)
    }
    #expect(times.timeToFirstTokenSeconds.p50 == speed.timeToFirstTokenSeconds.likely)
    #expect(times.timePerOutputTokenSeconds?.p50 == speed.timePerOutputTokenSeconds?.likely)
  }

  @Test("A first token takes a step at least where others decode")
  func firstToken() throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .concurrency: "1000", .contextTokens: "600",
      .inputTokens: "400", .outputTokens: "200",
    ])
    let step = try #require(plan.performance.timePerOutputTokenSeconds?.low)
    #expect(plan.performance.timeToFirstTokenSeconds.likely >= step / 2)
  }

  @Test("A queue waits before its first token, not between tokens")
  func queue() throws {
    let plan = try plan([
      .model: "smollm3-3b", .accelerator: "a10g", .engine: "sglang", .keyValueCache: "bf16", .outputTokens: "1",
      .concurrency: "100", .count: "1",
    ])
    let token = try #require(plan.performance.timePerOutputTokenSeconds?.likely)
    #expect(plan.performance.timeToFirstTokenSeconds.likely > 5 * token)
  }

  @Test("Sequences follow from a rate, and more of it needs more of them")
  func rate() throws {
    let batches = try ["1", "4", "12"].map { rate in
      try plan([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .requestsPerSecond: rate])
    }
    for (plan, rate) in zip(batches, [1.0, 4, 12]) {
      #expect(abs(plan.performance.requestsPerSecond.likely - rate) < 1e-6 * rate)
    }
    let inFlight = batches.map(\.performance.batch)
    #expect(inFlight == inFlight.sorted() && inFlight[0] < inFlight[2])
  }

  @Test("A limit that was given is checked, offline too")
  func offlineLimits() throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "l4", .mode: "offline", .maximumTimeToFirstTokenSeconds: "5",
      .maximumTimePerOutputTokenSeconds: "0.1",
    ])
    #expect(plan.verdict.missedTargets.count == 2)
    #expect(plan.verdict.targets.map(\.state) == [.missed, .missed])
  }

  @Test(
    "Offline, so few sequences are run at once that a limit for who waits is kept, and no limit of them does better",
    arguments: [
      [
        .model: "mistral-small-24b-instruct-2501", .accelerator: "rtx-4090",
        .maximumTimePerOutputTokenSeconds: "14@p95",
      ],
      [.model: "llama-3.1-8b", .accelerator: "l40s", .maximumTimePerOutputTokenSeconds: "30"],
      [.model: "qwen3-8b", .accelerator: "h100-sxm", .documents: "400000", .maximumTimeToFirstTokenSeconds: "2s"],
    ] as [RequestChanges])
  func offlineLimit(question: RequestChanges) throws {
    var changes = question
    changes[.mode] = "offline"
    let open = try plan(changes)
    #expect(open.verdict.missedTargets.isEmpty)
    let price = try #require(open.cost.usdPerMillion)
    for limit in [2, 16, 64] {
      changes[.maximumSequences] = "\(limit)"
      let limited = try plan(changes)
      guard limited.verdict.missedTargets.isEmpty, let other = limited.cost.usdPerMillion else { continue }
      #expect(price <= other * 1.02, "\(limit)")
    }
  }

  @Test("Offline, what is asked for at once is what is run at once")
  func offlineConcurrency() throws {
    let few = try plan([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .mode: "offline", .concurrency: "8"])
    let many = try plan([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .mode: "offline", .concurrency: "128"])
    #expect(few.performance.batch == 8)
    #expect(many.performance.outputTokensPerSecond.likely > few.performance.outputTokensPerSecond.likely)
  }

  static let questions = RandomQuestion.drawn(20, seed: 9)

  @Test("No more sequences are in flight than there are users, however many replicas round them up")
  func users() throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: "h100-sxm", .users: "10", .thinkSeconds: "0", .replicas: "7",
      ]))
    #expect(plan.performance.batch * 7 > 10 && plan.sequences == 10)
  }

  @Test(
    "No more documents are in flight than there are, and a job takes as long as one of them at least",
    arguments: [("100", "1s"), ("10", "1h"), ("1", "1h"), ("3000", "2m")])
  func job(documents: String, within: String) throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "l4", .documents: documents, .withinSeconds: within, .pipelineParallel: "1",
    ])
    let number = try #require(Double(documents))
    #expect(Double(plan.sequences) <= number)
    let token = try #require(plan.performance.timePerOutputTokenSeconds).likely
    let one = plan.performance.timeToFirstTokenSeconds.likely + 511 * token
    #expect(number / plan.performance.requestsPerSecond.likely >= 0.9 * one, "shares of documents are rounded up")
    #expect(plan.verdict.missedTargets.isEmpty == (within != "1s"))
  }
}
