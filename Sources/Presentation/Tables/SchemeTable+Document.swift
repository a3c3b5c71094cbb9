import Documents
import Domain
import Quantities
import StyledText

extension SchemeTable {
  /// What the columns tell; where sequences in flight follow from the load, every count has room for one of them.
  ///
  /// - Parameter isSimulated: whether the plan is told as a simulation shows it.
  static func caption(_ request: PlanRequest, isSimulated: Bool) -> String {
    let beside = request.concurrencyFollows ? " beside one sequence" : ""
    let simulated = isSimulated ? "Only this plan's row is simulated; all others are as averages tell. " : ""
    return
      "GiB: weights. 1×, 2× ...: GiB spare (+) or short (−) on the fullest accelerator\(beside); – where no layout "
      + "is valid. GPUs: as many as the scheme takes to serve the load, or ! where it misses a target; speed and "
      + "cost are of these. " + simulated + QualityText.legend
  }

  /// The rows under their headings.
  var table: DocumentTable {
    var table = DocumentTable(
      [.init("Scheme"), .init("GiB", .right)] + counts.map { .init("\($0)×", .right) }
        + [
          .init("GPUs", .right), .init("ms/tok", .right), .init("\(Currency.sign)/Mtok", .right),
          .init("Quality", wraps: true),
        ])
    for row in rows { table.add(row.cells(counts: counts), isEmphasized: row.isChosen) }
    return table
  }

  /// The throughput of each scheme that fits somewhere.
  var throughput: RangeChart {
    RangeChart(
      title: "Tokens a second, of each scheme's best deployment",
      rows: rows.compactMap { row in
        row.fitting.map { best in
          let rate = best.performance.outputTokensPerSecond
          return RangeChart.Row(
            SchemeText.short(row.scheme), low: rate.low, likely: rate.likely, high: rate.high,
            text: IntervalText.rate(rate, unit: "tokens/s"), isEmphasized: row.isChosen)
        }
      })
  }
}

extension SchemeTable.Row {
  /// The cells under the table's columns.
  package func cells(counts: [Int]) -> [Line] {
    [
      Line((isChosen ? "▸" : " ") + SchemeText.short(option.scheme), isChosen ? .accent : .text),
      Line(NumberText.fixed(option.weightsBytes.gibibytes, 1)),
    ]
      + counts.map { spareCell(count: $0) }
      + [
        accelerators, Line(timePerToken), Line(costPerMillionTokens),
        Line(best.map { QualityText.short($0.quality) } ?? Self.none),
      ]
  }

  /// What stands where nothing can be said.
  private static let none = "–"

  /// The accelerators of the scheme's best deployment, marked where it misses a target.
  package var accelerators: Line {
    guard let fitting else { return Line(Self.none, .dim) }
    let count = "\(fitting.deployment.count)"
    return fitting.meetsTargets ? Line(count) : Line(count + "!", .warning)
  }

  /// Milliseconds per output token, the likely value; a dash where the scheme fits nowhere.
  package var timePerToken: String {
    guard let token = fitting?.performance.timePerOutputTokenSeconds else { return Self.none }
    return NumberText.significant(token.likely * 1e3)
  }

  package var costPerMillionTokens: String {
    guard let usd = fitting?.cost.usdPerMillionTokens else { return Self.none }
    return NumberText.dollars(usd)
  }

  var fitting: Alternative? { best.flatMap { $0.outcome == .doesNotFit ? nil : $0 } }

  private func spareCell(count: Int) -> Line {
    let spare = option.spares.first { $0.count == count }?.spareBytes
    guard let spare else { return Line(Self.none, .dim) }
    return Line(NumberText.spare(spare), spare < .zero ? .bad : .good)
  }
}
