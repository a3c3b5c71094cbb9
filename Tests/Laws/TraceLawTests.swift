import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("A trace is the load")
struct TraceLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  /// So many requests of one length; gaps are as even as a metronome's, or bursts of ten.
  private func trace(_ count: Int, rate: Double, bursts: Int = 1, input: Int = 1000, output: Int = 100) -> String {
    (0..<count).map { number in
      let arrival = Double(number / bursts * bursts) / rate
      return #"{"arrival": \#(arrival), "input_tokens": \#(input), "output_tokens": \#(output)}"#
    }.joined(separator: "\n")
  }

  private func usual(_ path: String) -> RequestChanges {
    [
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16", .prefixHit: "0", .trace: path,
    ]
  }

  @Test("Rate and lengths are the trace's, and the simulation is of its requests")
  func followed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("even.jsonl", trace(500, rate: 5))
    let plan = try plan(usual(path))
    #expect(abs((plan.request.requestsPerSecond ?? 0) - 5) < 1e-9)
    #expect(plan.request.inputTokens == 1000 && plan.request.outputTokens == 100)
    #expect(plan.request.inputTokensP95 == nil && plan.request.contextTokens == 1100)
    #expect(plan.request.trace == path && plan.request.load == .rate(requestsPerSecond: plan.request.wantedRate ?? 0))
    #expect(plan.performance.simulation?.requests == 500)
    #expect(plan.assumptions.contains { $0.fact?.code == "trace" })
    // Planned again from what the plan says, it is the same; another load takes the trace's place.
    #expect(try Self.planner.get().plan(plan.request) == plan)
    let other = try Self.planner.get().resolver.request([.requestsPerSecond: "2"], from: plan.request)
    #expect(other.trace == nil && other.requestsPerSecond == 2)
  }

  @Test("The engine is told a context that the longest request passes, rare as it is")
  func longest() throws {
    let folder = try TemporaryFolder()
    let long = #"{"arrival": 100, "input_tokens": 30000, "output_tokens": 100}"#
    let path = try folder.write("tail.jsonl", trace(500, rate: 5) + "\n" + long)
    let plan = try plan(usual(path))
    #expect(plan.request.inputTokens < 2000)
    let flags = plan.assumptions.lazy.compactMap(\.fact).compactMap { fact in
      if case .flags(_, let text, _, _) = fact { text } else { nil }
    }.first
    #expect(try #require(flags).contains("--max-model-len 30100"))
  }

  @Test("Lengths beside a trace are refused, since it tells them", arguments: RequestField.traced)
  func said(field: RequestField) throws {
    let folder = try TemporaryFolder()
    var changes = usual(try folder.write("even.jsonl", trace(50, rate: 5)))
    changes[field] = "2000"
    #expect(throws: PlanningError.self) { try plan(changes) }
  }

  @Test("A rate is not missed for a gap, however long", arguments: [1e3, 1e7, 1e9, 1e11, 1e12])
  func gap(seconds: Double) throws {
    let folder = try TemporaryFolder()
    let times = [0, 0.5, seconds]
    let text = times.map { #"{"arrival": \#($0), "input_tokens": 500, "output_tokens": 100}"# }.joined(separator: "\n")
    let plan = try plan(usual(folder.write("gap.jsonl", text)))
    let rate = try #require(plan.request.requestsPerSecond)
    #expect(abs(plan.performance.requestsPerSecond.likely / rate - 1) < 1e-6)
    #expect(plan.verdict.targets.first { $0.name == .requestsPerSecond }?.state == .met)
  }

  @Test("Requests that come in bursts wait longer than as many at even times")
  func bursts() throws {
    let folder = try TemporaryFolder()
    let even = try plan(usual(folder.write("even.jsonl", trace(500, rate: 5))))
    let bursty = try plan(usual(folder.write("bursts.jsonl", trace(500, rate: 5, bursts: 10))))
    let (calm, rough) = (
      try #require(even.performance.simulation), try #require(bursty.performance.simulation)
    )
    #expect(rough.timeToFirstTokenSeconds.p95 > 2 * calm.timeToFirstTokenSeconds.p95)
  }

  @Test("Requests longer than the model holds are refused")
  func tooLong() throws {
    let folder = try TemporaryFolder()
    var changes = usual(try folder.write("long.jsonl", trace(20, rate: 5, input: 200_000)))
    changes[.scheme] = nil
    #expect(throws: PlanningError.self) { try plan(changes) }
  }

  @Test("A file that is gone is told when the plan is made again")
  func gone() throws {
    let request: PlanRequest
    do {
      let folder = try TemporaryFolder()
      request = try plan(usual(folder.write("even.jsonl", trace(20, rate: 5)))).request
    }
    var missing = request
    missing.trace = "/nowhere/even.jsonl"
    #expect(throws: CatalogError.self) { try Self.planner.get().plan(missing) }
  }
}
