import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Lengths that differ from request to request")
struct LengthLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges, over usual: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes.over(usual)))
  }

  private static let usual: RequestChanges = [
    .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16", .keyValueCache: "bf16",
    .workload: "rag", .inputTokens: "2000", .outputTokens: "200", .prefixHit: "0", .requestsPerSecond: "4",
  ]

  @Test("Engines are told a context that holds the lengths at p95, and the load tells the same")
  func told() throws {
    let plan = try plan([.inputTokensP95: "3k", .outputTokensP95: "400"], over: Self.usual)
    #expect(plan.request.reachedTokens == 3072 + 400)
    let flags = plan.assumptions.compactMap { assumption -> String? in
      if case .fact(.flags(_, let flags, _, _)) = assumption { flags } else { nil }
    }
    #expect(flags.first?.contains("--max-model-len 3472") ?? false)
  }

  @Test("A 95th percentile at the mean changes nothing", arguments: ["off", "on"])
  func alike(simulate: String) throws {
    let (same, plain) = try (
      plan([.inputTokensP95: "2000", .outputTokensP95: "200", .simulate: simulate], over: Self.usual),
      plan([.simulate: simulate], over: Self.usual)
    )
    #expect(same.performance == plain.performance && same.memory == plain.memory)
    #expect(same.assumptions.contains(.fact(.lengths(inputP95: 2000, outputP95: 200))))
  }

  @Test("The more lengths differ, the further the tail is from the median, and the more the context holds")
  func wider() throws {
    let plans = try ["2000", "3000", "5000", "7000"].map { p95 in
      try plan([.inputTokensP95: p95, .simulate: "off"], over: Self.usual)
    }
    let tails = try plans.map { plan in
      let first = try #require(plan.performance.percentiles?.timeToFirstTokenSeconds)
      return (first.p95 / first.p50, first.p95)
    }
    for (less, more) in zip(tails, tails.dropFirst()) { #expect(more.0 > less.0 && more.1 > less.1) }
    let caches = plans.map { $0.memory.bytes(of: .keyValueCache) }
    #expect(caches == caches.sorted())
    #expect(plans.map(\.performance.requestsPerSecond.likely).allSatisfy { abs($0 - 4) < 1e-6 })
  }

  @Test("The simulation draws from the same lengths")
  func simulated() throws {
    let asked: RequestChanges = [.inputTokensP95: "6000", .outputTokensP95: "600"]
    let (formula, seen) = try (
      plan([.simulate: "off"], over: asked.over(Self.usual)).performance,
      plan([.simulate: "on"], over: asked.over(Self.usual)).performance
    )
    let told = try #require(formula.percentiles?.timeToFirstTokenSeconds)
    let found = try #require(seen.percentiles?.timeToFirstTokenSeconds)
    #expect(abs(told.p50 / found.p50 - 1) < 0.3)
    #expect(abs(told.p95 / found.p95 - 1) < 0.4)
    let narrow = try plan([.simulate: "on"], over: Self.usual).performance
    let before = try #require(narrow.percentiles?.timeToFirstTokenSeconds)
    #expect(found.p95 / found.p50 > before.p95 / before.p50)
  }

  @Test("A percentile that no log-normal has is refused", arguments: ["1000", "9000"])
  func refused(p95: String) {
    #expect {
      try plan([.inputTokensP95: p95], over: Self.usual)
    } throws: { error in
      guard case PlanningError.invalid(let what, _, let expected) = error else { return false }
      return what == RequestField.inputTokensP95.name && expected.contains("2,000 to 7,720")
    }
  }

  @Test(
    "No text is longer than an encoder's positions, whatever it is asked as; pictures take none of them",
    arguments: [
      ("bert-base", RequestField.inputTokens, "4096"), ("bert-base", .contextTokens, "513"),
      ("clip-vit-large", .contextTokens, "500"),
    ])
  func positions(model: String, field: RequestField, text: String) throws {
    let planner = try ShippedCatalogs.planner()
    var changes: RequestChanges = [.model: model, .accelerator: "l4"]
    changes[field] = text
    #expect(throws: PlanningError.self) { try planner.plan(planner.resolver.request(changes)) }
    let seen: RequestChanges = [.model: "clip-vit-large", .accelerator: "l4", .workload: "vision-classification"]
    #expect(try planner.plan(planner.resolver.request(seen)).verdict.outcome != .doesNotFit)
  }
}
