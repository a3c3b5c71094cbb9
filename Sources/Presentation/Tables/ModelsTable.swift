import Documents
import Domain
import Planning
import Quantities
import StyledText

/// Models beside each other: what each is stored as, how fast it is, what it leaves and keeps.
struct ModelsTable {
  let report: ModelReport

  init(_ report: ModelReport) { self.report = report }

  func table(_ rows: ArraySlice<ModelRow>) -> DocumentTable {
    var table = DocumentTable([
      .init("Model"), .init("Licence"), .init("Hardware", only: isOneHardware ? .file : nil, isToldOnce: true),
      .init("Scheme"), .init(rate, .right), .init(first, .right), .init("TPOT", .right), .init("Used", .right),
      .init("Spare", .right), .init("Kept", .right), .init(report.benchmark ?? "Benchmark", .right, isOptional: true),
      .init("Misses", isOptional: true),
    ])
    table.groupColumns = 2
    for row in rows { if let best = row.best { table.add(cells(row, best)) } }
    return table
  }

  /// Whether the title tells the hardware of every row.
  private var isOneHardware: Bool { report.request.among == nil && report.request.count != nil }

  /// Whether no tokens come out of such models.
  private var isAboutItems: Bool {
    report.rows.contains { $0.best.map { $0.performance.timePerOutputTokenSeconds == nil } ?? false }
  }
  /// What comes out: of the same kind from all models, or whatever comes of each.
  private var rate: String {
    let all = report.rows.compactMap(\.best?.performance)
    let units = Set(all.map { $0.items?.unit })
    guard units.count == 1, let unit = units.first else { return "Items/s" }
    return switch unit {
    case .requests?: "Requests/s"
    case .images?: "Images/s"
    case .audioSeconds?: "Audio s/s"
    case nil: "Tokens/s"
    }
  }
  private var first: String { isAboutItems ? "Answer" : "TTFT" }

  private func cells(_ row: ModelRow, _ best: Alternative) -> [Line] {
    let performance = best.performance
    let perSecond = performance.items?.perSecond ?? performance.outputTokensPerSecond
    return [
      Line(row.model.id, row.missed.isEmpty ? .good : .text),
      Line(row.model.licence ?? "licence not told", row.model.licence == nil ? .warning : .dim),
      Line(DeploymentText.hardware(best.deployment)),
      Line(best.deployment.scheme), Line(NumberText.significant(perSecond.likely)),
      Line(NumberText.seconds(performance.timeToFirstTokenSeconds.likely)),
      Line(performance.timePerOutputTokenSeconds.map { NumberText.seconds($0.likely) } ?? DocumentTable.unknown),
      Line(NumberText.bytes(best.memory.totalBytes)), Line(NumberText.bytes(best.memory.spareBytes)),
      Line(best.quality.recovery.map { NumberText.percent($0.likely) } ?? DocumentTable.unknown),
      Line(row.result(report.benchmark).map { NumberText.trimmed($0.value) } ?? DocumentTable.unknown),
      Line(row.missed.map(\.shortName).joined(separator: ", "), .warning),
    ]
  }
}

extension MissedTarget {
  /// The limit's name in a word or two.
  var shortName: String {
    switch self {
    case .timeToFirstToken: "TTFT"
    case .timePerOutputToken: "TPOT"
    case .requestsPerSecond: "rate"
    case .rent, .monthlyRent: "rent"
    case .unknownRent: "rent?"
    case .accuracyLoss: "loss"
    case .unknownLoss: "loss?"
    case .power: "power"
    case .unknownPower: "power?"
    }
  }
}
