import Domain
import Presentation
import Quantities
import Verification

/// A measurement beside a plan as version 1 of its JSON spells them.
struct MeasuredComparisonV1: Encodable {
  let schemaVersion = 1
  let tool: String
  let isWithin: Bool
  let figures: [MeasuredFigureV1]
  let warnings: [String]

  init(_ comparison: RecoveryComparison) {
    tool = MeasuredResult.Tool.evaluationHarness.rawValue
    isWithin = comparison.isWithin
    figures = comparison.lines.map(MeasuredFigureV1.init)
    warnings = RecoveryComparisonDocument.warnings(comparison)
  }

  init(_ comparison: MeasuredComparison) {
    tool = comparison.result.tool.rawValue
    isWithin = comparison.isWithin
    figures = comparison.lines.map(MeasuredFigureV1.init)
    warnings = comparison.differences.map(MeasuredComparisonDocument.words)
  }
}

/// One figure of both.
struct MeasuredFigureV1: Encodable {
  let name: String
  let planned: Interval
  let measured: Double
  let isWithin: Bool

  init(_ line: RecoveryComparison.Line) {
    name = line.task ?? RecoveryComparisonDocument.mean
    planned = line.planned
    measured = line.measured
    isWithin = line.isWithin
  }

  init(_ line: MeasuredComparison.Line) {
    name = line.quantity.rawValue
    planned = line.planned
    measured = line.measured
    isWithin = line.isWithin
  }
}
