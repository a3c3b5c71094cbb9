import Documents
import Domain
import Planning
import Quantities
import StyledText

/// Accelerators needed by scheme and hardware, as a document.
package enum FitDocument {
  package static func document(_ report: FitReport) -> Document {
    Document(
      title: title(report), isTitledOnPage: true,
      sections: [
        Section([Block.table(fitting(report)).only(.page)]),
        Section(refusals(report).map { $0.only(.page) }),
        Section([Block.table(table(report.rows)).only(.file), .paragraph(caption, .dim)]),
      ],
      records: records(report))
  }

  private static let caption =
    "By capacity: weights and cache over the memory. Needed: the least count with a valid layout that fits; "
    + "Spare: what it leaves on the fullest accelerator."

  /// "llama-4-scout, 8 sequences of 8,192 tokens".
  private static func title(_ report: FitReport) -> String {
    "\(report.model), \(NumberText.counted(report.concurrency, "sequence")) of "
      + "\(NumberText.counted(report.contextTokens, "token"))"
  }

  /// What fits; a page tells what doesn't, and why, below it.
  private static func fitting(_ report: FitReport) -> DocumentTable {
    table(report.rows.filter { $0.countByCapacity != nil })
  }

  private static func table(_ rows: [FitRow]) -> DocumentTable {
    var table = DocumentTable([
      .init("Hardware", isToldOnce: true), .init("Scheme", wraps: true), .init("Engine", isOptional: true),
      .init("By capacity", .right),
      .init("Needed", .right), .init("Layout"), .init("Spare", .right), .init("Why not", wraps: true, only: .file),
    ])
    for row in rows { table.add(cells(row)) }
    return table
  }

  private static func cells(_ row: FitRow) -> [Line] {
    [
      Line(row.hardware), Line(row.scheme), Line(row.engine ?? ""), number(named(row.countByCapacity, row), role: .dim),
      number(named(row.count, row), role: .good),
      Line(row.layout ?? DocumentTable.unknown), Line(row.spareBytes.map(NumberText.bytes) ?? DocumentTable.unknown),
      Line(row.reason?.words ?? "", .dim),
    ]
  }

  /// As many of what the row is of: hosts, or accelerators.
  private static func named(_ count: Int?, _ row: FitRow) -> Int? { count.map { row.host?.hosts(of: $0) ?? $0 } }

  private static func number(_ count: Int?, role: Role) -> Line {
    count.map { Line(NumberText.grouped($0) + "×", role) } ?? Line(DocumentTable.unknown, .dim)
  }

  /// What can't run, told once for all the hardware that it holds for.
  private static func refusals(_ report: FitReport) -> [Block] {
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
    return order.map { group in
      let names = (places[group] ?? []).joined(separator: ", ")
      let reason = Line(": \(group.reason) (\(group.subjects.joined(separator: ", ")))")
      return .paragraph(Line("Not on \(names)", .warning) + reason)
    }
  }
}

extension FitDocument {
  private static func records(_ report: FitReport) -> Records {
    Records(
      columns: [
        "model", "context_tokens", "concurrency", "hardware", "scheme", "count_by_capacity", "count", "layout",
        "spare_bytes", "kv_cache", "reason", "engine",
      ],
      rows: report.rows.map { row in
        [
          .text(report.model), .init(report.contextTokens), .init(report.concurrency), .text(row.hardware),
          .text(row.scheme), .init(row.countByCapacity), .init(row.count), .init(row.layout),
          row.spareBytes.map { .whole($0.bytes) } ?? .unknown, .init(row.keyValueCache?.rawValue),
          .init(row.reason?.words), .init(row.engine),
        ]
      })
  }
}
