import Simulation
import Testing

@Suite("Hostile scenarios")
struct ScenarioValidationTests {
  private static let doubles = [0, -1, .nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude]
  private static let integers = [0, -1, .max, .min, 1 << 62]

  private static let changes: [(String, @Sendable (inout Scenario, Double, Int) -> Void)] = [
    (
      "rate",
      {
        $0.arrivals = .poisson(requestsPerSecond: $1); _ = $2
      }
    ),
    (
      "bursts",
      {
        $0.arrivals = .bursty(requestsPerSecond: 1, coefficientOfVariation: $1); _ = $2
      }
    ),
    (
      "concurrency",
      {
        $0.arrivals = .closed(concurrency: $2); _ = $1
      }
    ),
    ("users", { $0.arrivals = .users($2, thinkSeconds: $1) }),
    ("trace", { $0.arrivals = .trace([TracedRequest(arrivalSeconds: $1, promptTokens: $2, answerTokens: $2)]) }),
    (
      "empty trace",
      {
        $0.arrivals = .trace([]); _ = ($1, $2)
      }
    ),
    (
      "prompt",
      {
        $0.lengths.prompt = .fixed($2); _ = $1
      }
    ),
    ("answer", { $0.lengths.answer = .logNormal(mean: $1, p95: Double($2)) }),
    (
      "context",
      {
        $0.lengths.contextTokens = $2; _ = $1
      }
    ),
    (
      "replicas",
      {
        $0.replicas = $2; _ = $1
      }
    ),
    (
      "sequences",
      {
        $0.limits.sequences = $2; _ = $1
      }
    ),
    (
      "budget",
      {
        $0.limits.batchedTokens = $2; _ = $1
      }
    ),
    (
      "block",
      {
        $0.limits.blockTokens = $2; _ = $1
      }
    ),
    (
      "blocks",
      {
        $0.limits.blocks = $2; _ = $1
      }
    ),
    (
      "prefix",
      {
        $0.sharedPrefix = $1; _ = $2
      }
    ),
    (
      "requests",
      {
        $0.requests = $2; _ = $1
      }
    ),
    (
      "limit",
      {
        $0.latencyLimits.timeToFirstTokenSeconds = $1; _ = $2
      }
    ),
    (
      "apart",
      {
        $0.disaggregation = Disaggregation(
          prefillReplicas: $2, prefillLimits: $0.limits, transferSecondsPerToken: $1)
      }
    ),
  ]

  @Test("Any figure gives finite numbers or an error that says what was expected")
  func figures() throws {
    for (name, change) in Self.changes {
      for double in Self.doubles {
        for integer in Self.integers {
          var scenario = Scenario.plain(.poisson(requestsPerSecond: 1), requests: 20)
          change(&scenario, double, integer)
          do {
            let result = try Simulator.run(scenario, on: LinearClock())
            #expect(result.endToEndSeconds.mean.isFinite && result.requestsPerSecond.isFinite, "\(name)")
          } catch let SimulationError.outOfRange(_, found, expected) {
            #expect(!expected.contains(found), "\(name)")
          }
        }
      }
    }
  }

  @Test("The widest figures end", arguments: [1 << 28])
  func widest(_ tokens: Int) throws {
    var scenario = Scenario.plain(.users(tokens, thinkSeconds: 1e9), requests: 30)
    scenario.lengths = Lengths(prompt: .fixed(tokens - 8), answer: .fixed(8), contextTokens: tokens)
    scenario.limits = EngineLimits(sequences: tokens, batchedTokens: tokens, blockTokens: 1, blocks: 1 << 40)
    scenario.sharedPrefix = 1
    let result = try Simulator.run(scenario, on: ConstantClock(value: 1e6))
    #expect(result.endToEndSeconds.p99.isFinite && result.outputTokensPerSecond.isFinite)
  }

  @Test("A request that no cache holds is an error, as is a load without end")
  func impossible() {
    var scenario = Scenario.plain(.closed(concurrency: 1), prompt: 100, answer: 29)
    scenario.limits.blocks = 7
    #expect(throws: SimulationError.requestBeyondCache(tokens: 128, blocksNeeded: 8, blocks: 7)) {
      try Simulator.run(scenario, on: LinearClock())
    }
    scenario.limits.blocks = 1 << 40
    scenario.lengths = Lengths(prompt: .fixed(1), answer: .fixed(1 << 27), contextTokens: 1 << 28)
    #expect(throws: SimulationError.tooManyPasses(limit: 200_000_000)) {
      try Simulator.run(scenario, on: LinearClock())
    }
  }

  @Test("A clock that gives no usable time is an error", arguments: [0, -1, .nan, .infinity, 1e300])
  func clock(_ seconds: Double) {
    #expect(throws: SimulationError.self) {
      try Simulator.run(.plain(.closed(concurrency: 2), requests: 4), on: ConstantClock(value: seconds))
    }
  }

  @Test("A cancelled task ends the simulation")
  func cancellation() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try Simulator.run(.plain(.closed(concurrency: 1), requests: 100_000), on: LinearClock())
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
