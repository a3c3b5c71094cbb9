/// The exact values behind a document, as rows that programs read.
package struct Records: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Double)
    case whole(Int64)
    case flag(Bool)
    case unknown

    package init(_ text: String?) { self = text.map { .text($0) } ?? .unknown }
    package init(_ number: Double?) { self = number.map { .number($0) } ?? .unknown }
    package init(_ whole: Int?) { self = whole.map { .whole(Int64($0)) } ?? .unknown }
  }

  /// Names with units, as in `spare_bytes`.
  package let columns: [String]
  package let rows: [[Value]]

  package init(columns: [String], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }
}
