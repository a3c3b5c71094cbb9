import Documents
import Domain
import Quantities
import StyledText
import Verification

/// Published measurements beside what plans say of them, as a document.
package enum VerificationDocument {
  package static func document(_ report: VerificationReport) -> Document {
    let tables = [groups(report), outcomes(report)].filter { !$0.rows.isEmpty }
    return Document(
      title: "Our figures beside published ones", isTitledOnPage: true,
      sections: [Section(leftOut(report))] + tables.map { Section([.table($0)]) }
        + [Section([.paragraph(caption, .dim)])],
      records: VerificationRecords.records(report))
  }

  private static let caption =
    "Errors are |ours − published| / published: median, and the 80th percentile, of bytes the 95th. Constants are "
    + "fitted on the rows of six in ten pairs of model and source; the others say how well they do elsewhere. Within: "
    + "published figures inside the printed range. No GPU, no family: constants fitted anew without any row of the "
    + "accelerator, or of the family of models, that a row is of."

  private static func leftOut(_ report: VerificationReport) -> [Block] {
    guard report.leftOut > 0 else { return [] }
    let rows = NumberText.counted(report.leftOut, "row")
    return [.paragraph("\(rows) left out: what was measured is nothing that a plan tells of it", .warning)]
  }

  private static func groups(_ report: VerificationReport) -> DocumentTable {
    var table = DocumentTable([
      .init("Ours against published", wraps: true), .init("Fitted", .right), .init("median", .right),
      .init("p80/p95", .right), .init("Not fitted", .right), .init("median", .right), .init("p80/p95", .right),
      .init("bias", .right), .init("within", .right), .init("Aim"), .init("No GPU", .right), .init("No family", .right),
    ])
    for line in report.lines where !line.comparisons.isEmpty { table.add(cells(line)) }
    return table
  }

  private static func cells(_ line: VerificationReport.Line) -> [Line] {
    let role: Role = line.meetsTarget.map { $0 ? .good : .warning } ?? .text
    let percentile = line.group.percentile
    return [
      Line(line.group.name), Line(String(line.fitted.rows)), Line(share(line.fitted.median)),
      Line(share(line.fitted.upper(percentile))), Line(String(line.unfitted.rows)),
      Line(share(line.unfitted.median), role), Line(share(line.unfitted.upper(percentile)), role),
      Line(line.unfitted.bias.map(signed) ?? DocumentTable.unknown, .dim),
      // Of bytes a plan prints no range.
      Line(percentile == 0.95 ? DocumentTable.unknown : share(line.unfitted.coverage, isWhole: true), .dim),
      Line(aim(line.group), .dim), Line(leftOut(line, .accelerator)), Line(leftOut(line, .family)),
    ]
  }

  /// "9.1 %, 20 %", over rows that a fit did without.
  private static func leftOut(_ line: VerificationReport.Line, _ label: LeftOutConstants.Label) -> String {
    guard let statistics = line.leftOut[label], statistics.rows > 0 else { return DocumentTable.unknown }
    return [statistics.median, statistics.upper(line.group.percentile)].map { share($0) }.joined(separator: ", ")
  }

  private static func outcomes(_ report: VerificationReport) -> DocumentTable {
    var table = DocumentTable([
      .init("Answers", wraps: true), .init("of", .right), .init("right", .right), .init("Aim", .right),
    ])
    for outcome in report.outcomes {
      table.add([
        Line(outcome.name), Line(NumberText.grouped(outcome.count)), Line(share(outcome.share, isWhole: true)),
        Line(share(outcome.target, isWhole: true), .dim),
      ])
    }
    return table
  }

  private static func aim(_ group: EvidenceGroup) -> String {
    guard let target = group.target else { return DocumentTable.unknown }
    return ([target.median] + [target.upper].compactMap(\.self)).map { share($0) }.joined(separator: ", ")
  }

  /// "0.02 %", "4.1 %", "23 %".
  private static func share(_ share: Double?, isWhole: Bool = false) -> String {
    share.map { NumberText.percent($0, isWhole || $0 >= 0.1 ? 0 : $0 < 0.01 ? 2 : 1) } ?? DocumentTable.unknown
  }

  private static func signed(_ share: Double) -> String {
    (share < 0 ? "−" : "+") + NumberText.percent(abs(share), abs(share) >= 0.1 ? 0 : 1)
  }
}
