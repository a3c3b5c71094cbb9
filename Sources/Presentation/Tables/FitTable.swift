import Domain
import Planning
import Quantities
import StyledText

/// Accelerators needed by scheme and hardware, as rows of text.
package enum FitTable {
  package static let columns = [
    TextTable.Column("Hardware"), .init("Scheme", wraps: true), .init("By capacity", .right), .init("Needed", .right),
    .init("Layout"), .init("Spare", .right), .init("Why not"),
  ]

  package static let caption =
    "By capacity: weights and cache over the memory. Needed: the least count with a valid layout that fits; "
    + "Spare: what it leaves on the fullest accelerator."

  /// "llama-4-scout, 8 sequences of 8,192 tokens".
  package static func title(_ report: FitReport) -> String {
    "\(report.model), \(NumberText.counted(report.concurrency, "sequence")) of "
      + "\(NumberText.grouped(report.contextTokens)) tokens"
  }

  /// The cells under `columns`.
  package static func cells(_ row: FitRow) -> [Line] {
    [
      Line(row.hardware), Line(row.scheme), number(row.countByCapacity, role: .dim),
      number(row.count, role: .good), Line(row.layout ?? "–"),
      Line(row.spareBytes.map(NumberText.bytes) ?? "–"), Line(row.reason?.words ?? "", .dim),
    ]
  }

  /// What fits as a table, and below it what doesn't, with the reason.
  package static func lines(_ report: FitReport, width: Int) -> [Line] {
    var table = TextTable(columns.dropLast())
    var last: String?
    for row in report.rows where row.countByCapacity != nil {
      // Hardware is told once for its rows.
      table.add((row.hardware == last ? [""] : [Line(row.hardware)]) + cells(row).dropFirst().dropLast())
      last = row.hardware
    }
    return (table.rows.isEmpty ? [] : table.lines(width: width) + [""]) + refusals(report, width: width)
  }

  /// What can't run, told once for all the hardware that it holds for.
  private static func refusals(_ report: FitReport, width: Int) -> [Line] {
    var hardware: [String] = []
    for row in report.rows where !hardware.contains(row.hardware) { hardware.append(row.hardware) }
    var order: [ReasonGroups.Group] = []
    var places: [ReasonGroups.Group: [String]] = [:]
    for name in hardware {
      let refused = report.rows.filter { $0.hardware == name }.compactMap { row in
        row.reason.map { (row.scheme, Statement.fact($0)) }
      }
      for group in ReasonGroups(refused).groups {
        if places[group] == nil { order.append(group) }
        places[group, default: []].append(name)
      }
    }
    return order.flatMap { group in
      let names = (places[group] ?? []).joined(separator: ", ")
      let reason = Line(": \(group.reason) (\(group.subjects.joined(separator: ", ")))")
      return TextLayout.wrapped(Line("Not on \(names)", .warning) + reason, width: width)
    }
  }

  private static func number(_ count: Int?, role: Role) -> Line {
    count.map { Line(NumberText.grouped($0) + "×", role) } ?? Line("–", .dim)
  }
}
