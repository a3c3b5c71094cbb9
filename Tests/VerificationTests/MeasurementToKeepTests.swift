import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@testable import Verification

@Suite("What is kept of a measurement")
struct MeasurementToKeepTests {
  private func plan(_ changes: [RequestField: String] = [:], concurrency: String? = "16") throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    var asked: RequestChanges = [
      .model: "qwen3-8b", .accelerator: "h100-sxm", .count: "1", .inputTokens: "1000", .outputTokens: "200",
    ]
    asked[.concurrency] = concurrency
    for (field, text) in changes { asked[field] = text }
    return try planner.plan(planner.resolver.request(asked))
  }

  private func entry(_ plan: Plan, inFlight: Double? = 16, name: String? = nil) throws -> KeptMeasurement {
    let speed = plan.performance
    let result = MeasuredResult(
      tool: .servingBenchmark, inputTokens: 1000, outputTokens: 200, concurrency: inFlight,
      values: [
        .timePerOutputTokenSeconds: (speed.timePerOutputTokenSeconds?.likely ?? 0) * 1.5,
        .outputTokensPerSecond: speed.outputTokensPerSecond.likely / 1.5,
      ])
    return try MeasurementToKeep(
      MeasuredComparison(result, plan: plan), plan: plan, planFile: "p.json", resultFile: "/tmp/r.json"
    ).entry(named: name, date: "2026-11-29", edition: "2026-11-28")
  }

  @Test("It tells the deployment, the load and both figures, and its id is one")
  func told() throws {
    let plan = try plan()
    let kept = try entry(plan, name: "Night run")
    #expect(kept.name == "Night run" && kept.source == "vllm bench serve: r.json" && kept.edition == "2026-11-28")
    #expect(kept.deployment == KeptMeasurement.Subject(plan.deployment))
    #expect(kept.load == KeptMeasurement.Load(inputTokens: 1000, outputTokens: 200, concurrency: 16))
    #expect(kept.figures.map(\.figure) == [.timePerOutputTokenSeconds, .outputTokensPerSecond])
    #expect(abs((kept.factor(.timePerOutputTokenSeconds) ?? 0) - 1.5) < 1e-12)
    #expect(try EntryDraft(kept).id == kept.id && kept.id.hasPrefix("qwen3-8b-"))
  }

  @Test("Rates of what comes by itself are left out")
  func coming() throws {
    let kept = try entry(plan([.requestsPerSecond: "2"], concurrency: nil), inFlight: nil)
    #expect(kept.figures.map(\.figure) == [.timePerOutputTokenSeconds] && kept.load.concurrency == nil)
  }

  @Test("Another load is refused with the plan's key and both numbers")
  func otherLoad() throws {
    let error = #expect(throws: CatalogError.self) { try entry(plan(), inFlight: 64) }
    for word in ["p.json", "request.concurrency", "64", "16"] {
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }

  @Test("What no measurement corrects is refused")
  func beside() throws {
    #expect(throws: CatalogError.self) { try entry(plan([.adapters: "4"])) }
  }
}
