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

  @Test("What a plan's file tells wrongly blames that file, which was read, by its keys")
  func blamed() throws {
    let plan = try plan(Self.asked)
    let kept = KeptMeasurement(
      id: "mine", name: "Mine", date: "2026-11-29", source: "r.json", edition: nil,
      deployment: KeptMeasurement.Subject(plan.deployment),
      load: KeptMeasurement.Load(inputTokens: -1, outputTokens: 200, concurrency: 16),
      figures: [KeptMeasurement.Figure(figure: .requestsPerSecond, planned: 1, measured: 1)])
    let error = #expect(throws: CatalogError.self) {
      try OwnCatalog(folder.path).write([EntryDraft(kept, from: "p.json")], replacing: true)
    }
    #expect(error?.message.hasPrefix("p.json, `request.inputTokens`") == true, "\(error?.message ?? "")")
  }

  @Test("Of several the one with the nearest load counts")
  func nearest() throws {
    for (concurrency, factor) in [("4", 1.5), ("64", 3.0)] {
      let asked = Self.asked.with(.concurrency, concurrency)
      let before = try plan(asked)
      let token = try #require(before.performance.timePerOutputTokenSeconds).likely
      _ = try keep([.timePerOutputTokenSeconds: token * factor], of: before, id: "at-\(concurrency)")
    }
    for (concurrency, expected) in [("4", 1.5...1.5), ("6", 1.3...1.5), ("64", 3.0...3.0), ("100", 2.0...3.0)] {
      let factor = try factor(.timePerOutputTokenSeconds, Self.asked.with(.concurrency, concurrency))
      #expect((expected.lowerBound - 1e-9...expected.upperBound + 1e-9).contains(factor), "\(concurrency): \(factor)")
    }
  }

  /// What a measurement multiplies a figure by; 1 where none does.
  private func factor(_ quantity: MeasuredQuantity, _ asked: RequestChanges) throws -> Double {
    let facts = try plan(asked).assumptions.compactMap(\.fact)
    return facts.lazy.compactMap { fact in
      if case .corrected(let correction) = fact { correction.factor(quantity) } else { nil }
    }.first ?? 1
  }

  @Test("The farther a load is from the measured one, the less is left of the correction and the wider are ranges")
  func fading() throws {
    let before = try plan(Self.asked)
    let token = try #require(before.performance.timePerOutputTokenSeconds).likely
    _ = try keep([.timePerOutputTokenSeconds: token * 1.5], of: before)
    for (field, texts) in [
      (RequestField.concurrency, ["16", "32", "64", "128"]), (.inputTokens, ["1000", "2000", "8000", "30000"]),
      (.outputTokens, ["200", "400", "1600", "6400"]),
    ] {
      var (last, narrowest) = (1.5 + 1e-9, 0.0)
      for text in texts {
        let asked = Self.asked.with(field, text)
        let factor = try factor(.timePerOutputTokenSeconds, asked)
        #expect(factor < last && factor > 1, "\(field.flag) \(text): \(factor)")
        let range = try #require(try plan(asked).performance.timePerOutputTokenSeconds)
        #expect(range.high / range.likely >= narrowest - 1e-9)
        (last, narrowest) = (factor, min(range.high / range.likely, 1.3))
      }
      #expect(last < 1.25, "\(field.flag): far away it is nearer to the formula")
    }
  }

  @Test("A time alone narrows itself, and rates as far as they follow it")
  func alone() throws {
    let before = try plan(Self.asked)
    let speed = before.performance
    func spread(_ interval: Interval?) -> Double { interval.map { $0.high / $0.low } ?? 1 }
    _ = try keep([.timeToFirstTokenSeconds: speed.timeToFirstTokenSeconds.likely * 1.1], of: before)
    let first = try plan(Self.asked).performance
    #expect(spread(first.timeToFirstTokenSeconds) < 1.11)
    #expect(spread(first.timePerOutputTokenSeconds) == spread(speed.timePerOutputTokenSeconds))
    #expect(spread(first.outputTokensPerSecond) > 1 + (spread(speed.outputTokensPerSecond) - 1) * 0.85)
    #expect(spread(first.outputTokensPerSecond) <= spread(speed.outputTokensPerSecond))
    _ = try keep([.outputTokensPerSecond: speed.outputTokensPerSecond.likely], of: before)
    let rate = try plan(Self.asked).performance
    #expect(spread(rate.outputTokensPerSecond) < 1.11 && spread(rate.requestsPerSecond) < 1.11)
    #expect(abs(spread(rate.timeToFirstTokenSeconds) / spread(speed.timeToFirstTokenSeconds) - 1) < 1e-9)
    #expect(spread(rate.timePerOutputTokenSeconds) < spread(speed.timePerOutputTokenSeconds))
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
