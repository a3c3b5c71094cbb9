import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// What nothing that was weighed beats in cost, latency and quality at once, the cheapest first.
  package static func front(_ plan: Plan) -> Section {
    // A page has room for one column of schemes, and for engines in it where there was a choice of them.
    let tellsEngines = !plan.engines.isEmpty
    var table = DocumentTable([
      .init("Hardware", wraps: true), .init(tellsEngines ? "Scheme, engine" : "Scheme", wraps: true, only: .page),
      .init("Scheme", only: .file), .init("Engine", only: .file),
      .init("\(Currency.sign)/h", .right), .init("TTFT", .right), .init("TPOT", .right),
      .init("Tokens/s", .right, only: .file), .init("Kept", .right), .init("Targets", wraps: true),
    ])
    for point in plan.front {
      table.add(cells(point, tellsEngine: tellsEngines).map { Line($0) }, isEmphasized: point.isChosen)
    }
    return Section(
      "Trade-offs",
      [
        .table(table),
        .paragraph(
          "Nothing else that was weighed is as cheap, as fast and as good as one of these, where perplexity, a narrow KV "
            + "cache and tight memory count beside the accuracy that is kept.", .dim),
      ])
  }

  private static func cells(_ point: TradeOff, tellsEngine: Bool) -> [String] {
    let cache = point.keyValueCache.isQuantized ? "KV \(point.keyValueCache.rawValue)" : nil
    return [
      DeploymentText.hardware(point.count, point.accelerator, point.host, hosts: point.hostCount),
      [point.scheme, tellsEngine ? point.engine : nil, cache].compactMap(\.self).joined(separator: ", "), point.scheme,
      point.engine,
      point.usdPerHour.map(NumberText.dollars) ?? Fact.unknown,
      NumberText.seconds(point.timeToFirstTokenSeconds.likely),
      point.timePerOutputTokenSeconds.map { NumberText.seconds($0.likely) } ?? DocumentTable.unknown,
      NumberText.significant(point.outputTokensPerSecond.likely),
      point.accuracyKept.map { NumberText.percent($0.likely) } ?? DocumentTable.unknown,
      (point.meetsTargets ? point.isAtRisk ? "at risk" : "met" : "missed") + (point.isChosen ? ", this plan" : ""),
    ]
  }
}
