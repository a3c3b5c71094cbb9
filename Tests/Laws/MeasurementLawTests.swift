import Catalogs
import Domain
import FoundationEssentials
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Measurements of one's own")
struct MeasurementLawTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A planner with what was kept so far.
  private func planner() throws -> Planner {
    Planner(catalogs: CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs])))
  }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try planner()
    return try planner.plan(planner.resolver.request(changes))
  }

  private static let asked: RequestChanges = [
    .model: "qwen3-8b", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16", .inputTokens: "1000",
    .outputTokens: "200", .concurrency: "16",
  ]

  private func keep(_ figures: [MeasuredQuantity: Double], of plan: Plan, id: String = "mine") throws -> String {
    let told = figures.compactMap { quantity, measured in
      quantity.planned(plan.performance).map {
        KeptMeasurement.Figure(figure: quantity, planned: $0.likely, measured: measured)
      }
    }
    let entry = KeptMeasurement(
      id: id, name: "Night run", date: "2026-11-29", source: "vllm bench serve: r.json", edition: nil,
      deployment: KeptMeasurement.Subject(plan.deployment),
      load: plan.request.measurableLoad(schedulers: plan.deployment.schedulers), figures: told)
    let own = try OwnCatalog(folder.path)
    return try #require(try own.write([EntryDraft(entry)], replacing: true).first)
  }

  @Test("The plan of what was measured says what was measured, others stay to the bit, and removing the file restores")
  func kept() throws {
    let before = try plan(Self.asked)
    let changes: [(RequestField, String)] = [
      (.accelerator, "h200-sxm"), (.engine, "sglang"), (.model, "qwen3-14b"),
    ]
    let others = changes.map { Self.asked.with($0, $1) }
    let told = try others.map(plan)
    // Its table tells of what was measured, too.
    let narrow = Self.asked.with(.scheme, "fp8-dynamic")
    let narrowly = try plan(narrow).chosen
    let speed = before.performance
    let token = try #require(speed.timePerOutputTokenSeconds).likely
    let measured: [MeasuredQuantity: Double] = [
      .timeToFirstTokenSeconds: speed.timeToFirstTokenSeconds.likely * 0.9, .timePerOutputTokenSeconds: token * 1.12,
      .outputTokensPerSecond: speed.outputTokensPerSecond.likely * 0.91,
      .requestsPerSecond: speed.requestsPerSecond.likely * 0.92,
    ]
    let path = try keep(measured, of: before)
    let after = try plan(Self.asked)
    for (quantity, value) in measured {
      let planned = try #require(quantity.planned(after.performance))
      #expect(abs(planned.likely / value - 1) < 1e-12, "\(quantity)")
      let old = try #require(quantity.planned(speed))
      #expect(planned.high / planned.low <= old.high / old.low && planned.low <= value && value <= planned.high)
    }
    #expect(after.performance.grade == .measured)
    #expect(after.assumptions.contains { $0.fact?.code == "corrected" })
    #expect(try others.map(plan) == told)
    #expect(try plan(narrow).chosen == narrowly)
    #expect(!told.contains { $0.assumptions.contains { $0.fact?.code == "corrected" } })
    try FileManager.default.removeItem(atPath: path)
    #expect(try plan(Self.asked) == before)
  }

  @Test("Of several the one with the nearest load counts")
  func nearest() throws {
    for (concurrency, factor) in [("4", 1.5), ("64", 3.0)] {
      let asked = Self.asked.with(.concurrency, concurrency)
      let before = try plan(asked)
      let token = try #require(before.performance.timePerOutputTokenSeconds).likely
      _ = try keep([.timePerOutputTokenSeconds: token * factor], of: before, id: "at-\(concurrency)")
    }
    func factor(_ concurrency: String) throws -> Double? {
      let facts = try plan(Self.asked.with(.concurrency, concurrency)).assumptions.compactMap(\.fact)
      return facts.lazy.compactMap { fact in
        if case .corrected(let correction) = fact { correction.factor(.timePerOutputTokenSeconds) } else { nil }
      }.first
    }
    for (concurrency, expected) in [("4", 1.5), ("6", 1.5), ("64", 3.0), ("100", 3.0)] {
      #expect(try abs((factor(concurrency) ?? 0) - expected) < 1e-9, "\(concurrency)")
    }
  }

  @Test("Where only a rate was measured times follow it, and where only times were, rates do")
  func followed() throws {
    let before = try plan(Self.asked)
    let speed = before.performance
    let token = try #require(speed.timePerOutputTokenSeconds).likely
    _ = try keep([.outputTokensPerSecond: speed.outputTokensPerSecond.likely / 2], of: before)
    let slow = try plan(Self.asked).performance
    #expect(abs((slow.timePerOutputTokenSeconds?.likely ?? 0) / token - 2) < 1e-9)
    _ = try keep(
      [.timePerOutputTokenSeconds: token * 2, .timeToFirstTokenSeconds: speed.timeToFirstTokenSeconds.likely * 2],
      of: before)
    let late = try plan(Self.asked).performance
    #expect(abs(late.requestsPerSecond.likely / speed.requestsPerSecond.likely - 0.5) < 1e-9)
  }

  @Test("What comes by itself is served as it comes, as long as what was measured keeps up")
  func coming() throws {
    let before = try plan(Self.asked)
    let speed = before.performance
    _ = try keep([.outputTokensPerSecond: speed.outputTokensPerSecond.likely / 4], of: before)
    var asked = Self.asked.with(.concurrency, nil)
    let most = speed.requestsPerSecond.likely
    asked[.requestsPerSecond] = "\(most / 100)"
    #expect(abs(try plan(asked).performance.requestsPerSecond.likely / (most / 100) - 1) < 1e-6)
    asked[.requestsPerSecond] = "\(most * 100)"
    let overloaded = try plan(asked)
    #expect(overloaded.performance.requestsPerSecond.likely < most * 100)
  }
}

extension RequestChanges {
  fileprivate func with(_ field: RequestField, _ text: String?) -> RequestChanges {
    var changed = self
    changed[field] = text
    return changed
  }
}
