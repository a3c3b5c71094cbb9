import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// What nothing that was weighed beats in cost, latency and quality at once, the cheapest first.
  package static func front(_ plan: Plan) -> Section {
    var table = DocumentTable([
      .init("Hardware"), .init("Scheme"), .init("Engine", only: plan.engines.isEmpty ? .file : nil, isToldOnce: true),
      .init("\(Currency.sign)/h", .right), .init("TTFT", .right), .init("TPOT", .right), .init("Tokens/s", .right),
      .init("Kept", .right), .init("Targets"),
    ])
    for point in plan.front { table.add(cells(point).map { Line($0) }, isEmphasized: point.isChosen) }
    return Section(
      "Trade-offs",
      [
        .table(table),
        .paragraph("Nothing else that was weighed is as cheap, as fast and as good as one of these.", .dim),
      ])
  }

  private static func cells(_ point: TradeOff) -> [String] {
    [
      DeploymentText.hardware(point.count, point.accelerator, point.host, hosts: point.hostCount), point.scheme,
      point.engine,
      point.usdPerHour.map(NumberText.dollars) ?? Fact.unknown,
      NumberText.seconds(point.timeToFirstTokenSeconds.likely),
      point.timePerOutputTokenSeconds.map { NumberText.seconds($0.likely) } ?? DocumentTable.unknown,
      NumberText.significant(point.outputTokensPerSecond.likely),
      point.accuracyKept.map { NumberText.percent($0.likely) } ?? Fact.unknown,
      (point.meetsTargets ? "met" : "missed") + (point.isChosen ? ", this plan" : ""),
    ]
  }
}
