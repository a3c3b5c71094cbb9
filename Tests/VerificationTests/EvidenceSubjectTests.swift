import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@testable import Verification

@Suite("What rows of evidence are compared with")
struct EvidenceSubjectTests {
  @Test("It is what a plan says that is asked for the same deployment")
  func planned() throws {
    let catalogs = try VerificationReportTests.catalogs.get()
    let planner = try ShippedCatalogs.planner()
    // Runs today, on one accelerator, told nothing but what a request can tell.
    let rows = catalogs.measurements(.load).filter {
      $0.engine == "vllm" && ($0.row.tensorParallel ?? 1) == 1 && $0.row.metric == SpeedMetric.outputRate.rawValue
    }
    try #require(rows.count > 20)
    var compared = 0
    for measurement in rows.prefix(24) {
      let row = measurement.row
      let changes: RequestChanges = [
        .model: row.model, .accelerator: try #require(row.accelerator), .count: "1", .engine: measurement.engine,
        .scheme: try #require(row.scheme), .keyValueCache: "bf16", .inputTokens: "\(row.inputTokens ?? 0)",
        .outputTokens: "\(row.outputTokens ?? 0)", .concurrency: "\(row.batch ?? 0)", .prefixHit: "0",
      ]
      let plan = try planner.plan(planner.resolver.request(changes))
      let planned = try EvidenceSubject(measurement, catalogs: catalogs).planned()
      guard plan.verdict.outcome != .doesNotFit, plan.simulatedNothing else { continue }
      compared += 1
      #expect(
        plan.performance.outputTokensPerSecond == planned.performance.outputTokensPerSecond,
        "\(row.model) on \(row.accelerator ?? "") with \(row.batch ?? 0)")
    }
    #expect(compared > 10)
  }

  @Test("What a scheme costs a model is what a plan says of it")
  func costs() throws {
    let catalogs = try VerificationReportTests.catalogs.get()
    let planner = try ShippedCatalogs.planner()
    var seen: Set<String> = []
    for measurement in catalogs.measurements(.accuracy) where measurement.row.format == nil {
      let (model, scheme) = (measurement.row.model, try #require(measurement.row.scheme))
      guard seen.insert("\(model) \(scheme)").inserted, seen.count % 9 == 0 else { continue }
      let engine = try ShippedCatalogs.store().scheme(scheme).engines[0]
      let plan = try planner.plan(
        planner.resolver.request([
          .model: model, .accelerator: "h200-sxm-141gb", .scheme: scheme, .engine: engine,
        ]))
      let costs = try #require(try EvidenceSubject(measurement, catalogs: catalogs).costs)
      #expect(plan.quality.perplexityIncrease == costs.perplexityIncrease, "\(model) \(scheme)")
      #expect(plan.quality.recovery == costs.recovery, "\(model) \(scheme)")
    }
    #expect(seen.count > 60)
  }

  @Test("The halves are of both kinds in every group of two pairs or more, and all rows of a pair are together")
  func split() throws {
    let catalogs = try VerificationReportTests.catalogs.get()
    for line in try VerificationReportTests.report.get().lines {
      let pairs = Dictionary(grouping: line.comparisons) { "\($0.measurement.row.model) \($0.measurement.source)" }
      for rows in pairs.values { #expect(Set(rows.map(\.measurement.isFitted)).count == 1) }
      let isOfTwo = Set(line.comparisons.map(\.measurement.row.model)).count > 1
      if isOfTwo { #expect(line.fitted.rows > 0 && line.unfitted.rows > 0, "\(line.group.name)") }
    }
    #expect(catalogs.measurements(.load).contains { !$0.isFitted })
  }

  @Test("Engines tell what was measured of them, no more and no less")
  func measured() throws {
    let lines = try VerificationReportTests.report.get().lines
    let speeds = lines.filter { [.decode, .prefill, .throughput, .load].contains($0.group.topic) }
    let found = Dictionary(grouping: speeds.flatMap(\.comparisons), by: \.measurement.engine)
    for (id, comparisons) in found {
      let engine = try ShippedCatalogs.store().engine(id)
      // What another engine lends says nothing of what was measured of this one.
      if engine.borrows?.figures.contains(.speed) == true { continue }
      let told = Set(
        engine.performance.measured.flatMap { entry in
          [false, true].flatMap { isMixture in
            entry.kernels(isMixture: isMixture).map { "\(entry.accelerator) \($0) \(isMixture)" }
          }
        })
      let current = comparisons.filter { !$0.isSuperseded }
      let seen = Set(current.map { "\($0.measurement.row.accelerator ?? "") \($0.kernel) \($0.isMixture)" })
      #expect(seen.isSubset(of: told), "\(id): \(seen.subtracting(told).sorted())")
    }
  }
}

extension Plan {
  fileprivate var simulatedNothing: Bool { performance.simulation == nil }
}
