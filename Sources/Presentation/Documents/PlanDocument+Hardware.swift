import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// The best of each accelerator that was chosen from, the chosen one first.
  static func hardware(_ plan: Plan) -> Section {
    guard !plan.hardware.isEmpty else { return Section("Hardware compared", []) }
    var table = DocumentTable([
      .init("Hardware", wraps: true), .init("Scheme", wraps: true),
      .init(plan.request.mode == .online ? "\(Currency.sign)/h" : price(plan), .right),
      .init("TTFT", .right), .init("TPOT", .right), .init("Kept", .right), .init("Targets"),
    ])
    for other in plan.hardware {
      let cost = plan.request.mode == .online ? other.cost.usdPerHour : other.cost.usdPerMillion
      table.add(cells(other, cost).map { Line($0) })
    }
    return Section("Hardware compared", [.table(table)] + remarks(plan).map { .paragraph($0, .dim) })
  }

  /// Whose figures a simulation told, and what the table leaves out.
  private static func remarks(_ plan: Plan) -> [String] {
    let simulated = plan.performance.simulation.map { _ in
      "What was looked at closely is told as the simulation shows it, all else as averages do."
    }
    let asked = plan.request.among?.split(separator: ",").count ?? 0
    let leftOut =
      asked == plan.hardware.count
      ? nil
      : "Of more than twelve to choose from, what misses a target beside what meets all, or asks for more than three times "
        + "its rent, isn't told of."
    return [simulated, leftOut].compactMap(\.self)
  }

  /// What offline work is priced by: "$/Mtok", "$/M images".
  private static func price(_ plan: Plan) -> String {
    guard plan.performance.timePerOutputTokenSeconds == nil, let items = plan.performance.items else {
      return "\(Currency.sign)/Mtok"
    }
    return "\(Currency.sign)/M \(items.unit.plural)"
  }

  /// What each engine that was chosen from would do, the chosen one first, and those that can't.
  static func engines(_ plan: Plan) -> Section {
    var table = DocumentTable([
      .init("Engine"), .init("Hardware", only: .file), .init("Scheme", only: .file),
      .init("Hardware, scheme", wraps: true, only: .page),
      .init("\(Currency.sign)/h", .right), .init("TTFT", .right), .init("TPOT", .right), .init("Kept", .right),
      .init("Targets"),
    ])
    for answer in plan.engines {
      guard let best = answer.best else { continue }
      let cells = cells(best, best.cost.usdPerHour)
      let both = cells.prefix(2).joined(separator: ", ")
      table.add(([answer.engine] + cells.prefix(2) + [both] + cells.dropFirst(2)).map { Line($0) })
    }
    let refused = plan.engines.compactMap { answer in
      answer.best == nil ? "\(answer.engine): \(answer.reason?.words ?? Fact.unknown)." : nil
    }
    return Section("Engines compared", [.table(table), .remarks(refused)])
  }

  private static func cells(_ other: Alternative, _ cost: Double?) -> [String] {
    [
      DeploymentText.hardware(other.deployment), other.deployment.scheme,
      cost.map(NumberText.dollars) ?? Fact.unknown,
      NumberText.seconds(other.performance.timeToFirstTokenSeconds.likely),
      other.performance.timePerOutputTokenSeconds.map { NumberText.seconds($0.likely) } ?? DocumentTable.unknown,
      other.quality.recovery.map { NumberText.percent($0.likely, 1) } ?? DocumentTable.unknown,
      other.targetsWord,
    ]
  }
}
