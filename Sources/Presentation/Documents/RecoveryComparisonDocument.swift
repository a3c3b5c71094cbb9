import Documents
import Domain
import Quantities
import StyledText
import Verification

/// What a quantized model keeps of the original's scores beside what a plan says of it, as a document.
package enum RecoveryComparisonDocument {
  package static let mean = "mean"

  package static func document(_ comparison: RecoveryComparison) -> Document {
    Document(
      title: "The plan beside \(MeasuredResult.Tool.evaluationHarness.rawValue)", isTitledOnPage: true,
      sections: [
        Section(warnings(comparison).map { .paragraph(Line($0, .warning)) }), Section([.table(table(comparison))]),
      ], records: records(comparison))
  }

  package static func warnings(_ comparison: RecoveryComparison) -> [String] {
    comparison.leftOut.isEmpty
      ? [] : ["left out, as both files don't tell the same of it: \(comparison.leftOut.joined(separator: ", "))"]
  }

  private static func table(_ comparison: RecoveryComparison) -> DocumentTable {
    var table = DocumentTable([
      .init("Benchmark"), .init("Kept, planned", .right), .init("Measured", .right), .init("± 2 σ", .right),
      .init("Within"),
    ])
    for line in comparison.lines {
      table.add([
        Line(line.task ?? "mean of \(comparison.lines.count - 1)"),
        Line("\(NumberText.percent(line.planned.low, 1))–\(NumberText.percent(line.planned.high, 1))"),
        Line(NumberText.percent(line.measured, 1)),
        Line(line.margin > 0 ? NumberText.percent(line.margin, 1) : DocumentTable.unknown, .dim),
        line.isWithin ? Line("yes", .good) : Line("no", .bad),
      ])
    }
    return table
  }

  private static func records(_ comparison: RecoveryComparison) -> Records {
    Records(
      columns: ["benchmark", "planned", "planned_low", "planned_high", "measured", "margin", "is_within"],
      rows: comparison.lines.map { line in
        [
          .text(line.task ?? mean), .number(line.planned.likely), .number(line.planned.low), .number(line.planned.high),
          .number(line.measured), .number(line.margin), .flag(line.isWithin),
        ]
      })
  }
}
