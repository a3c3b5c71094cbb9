import Documents
import Domain
import Quantities
import StyledText
import Verification

/// A measurement beside a plan of the same deployment, as a document.
package enum MeasuredComparisonDocument {
  package static func document(_ comparison: MeasuredComparison) -> Document {
    Document(
      title: "The plan beside \(comparison.result.tool.rawValue)", isTitledOnPage: true,
      sections: [
        Section(comparison.differences.map { .paragraph(Line(words($0), .warning)) }),
        Section([.table(table(comparison))]),
      ], records: records(comparison))
  }

  private static func table(_ comparison: MeasuredComparison) -> DocumentTable {
    var table = DocumentTable([
      .init("Figure"), .init("Planned", .right), .init("Measured", .right), .init("Off", .right), .init("Within"),
    ])
    for line in comparison.lines {
      let off = line.measured / max(line.planned.likely, .leastNormalMagnitude) - 1
      table.add([
        Line(name(line.quantity)), Line(interval(line)), Line(value(line)),
        Line((off < 0 ? "−" : "+") + NumberText.percent(abs(off), 0)),
        line.isWithin ? Line("yes", .good) : Line("no", .bad),
      ])
    }
    return table
  }

  private static func interval(_ line: MeasuredComparison.Line) -> String {
    switch line.quantity {
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: IntervalText.seconds(line.planned)
    case .outputTokensPerSecond: IntervalText.rate(line.planned, unit: "tokens/s")
    case .requestsPerSecond: IntervalText.rate(line.planned, unit: "requests/s")
    }
  }

  private static func value(_ line: MeasuredComparison.Line) -> String {
    switch line.quantity {
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: NumberText.seconds(line.measured)
    case .outputTokensPerSecond, .requestsPerSecond: NumberText.significant(line.measured)
    }
  }

  package static func name(_ quantity: MeasuredQuantity) -> String {
    switch quantity {
    case .timeToFirstTokenSeconds: "Time to first token"
    case .timePerOutputTokenSeconds: "Time per output token"
    case .outputTokensPerSecond: "Throughput"
    case .requestsPerSecond: "Requests"
    }
  }

  package static func words(_ difference: MeasuredComparison.Difference) -> String {
    let name =
      switch difference.load {
      case .inputTokens: "tokens in"
      case .outputTokens: "tokens out"
      case .concurrency: "requests at once"
      }
    return "measured with \(NumberText.significant(difference.measured)) \(name), planned for "
      + "\(NumberText.significant(difference.planned)): plan with what was measured to compare the two"
  }

  private static func records(_ comparison: MeasuredComparison) -> Records {
    Records(
      columns: ["figure", "planned", "planned_low", "planned_high", "measured", "is_within"],
      rows: comparison.lines.map { line in
        [
          .text(line.quantity.rawValue), .number(line.planned.likely), .number(line.planned.low),
          .number(line.planned.high), .number(line.measured), .flag(line.isWithin),
        ]
      })
  }
}
