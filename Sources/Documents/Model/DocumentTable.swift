import StyledText

/// Columns and rows of text, with what renderers need to know to lay them out.
package struct DocumentTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package let title: String
    package let alignment: Alignment
    /// Whether cells may be broken over several lines.
    package var wraps: Bool
    /// The medium that shows the column; nil for all.
    package var only: Medium?
    /// Whether the column goes where no row has anything in it.
    package var isOptional: Bool
    /// Whether a page says a value once for all rows that share it.
    package var isToldOnce: Bool

    package init(
      _ title: String, _ alignment: Alignment = .left, wraps: Bool = false, only: Medium? = nil,
      isOptional: Bool = false, isToldOnce: Bool = false
    ) {
      self.title = title
      self.alignment = alignment
      self.wraps = wraps
      self.only = only
      self.isOptional = isOptional
      self.isToldOnce = isToldOnce
    }
  }

  package struct Row: Hashable, Sendable {
    package let cells: [Line]
    /// Whether the row stands out: a total, or what was chosen.
    package let isEmphasized: Bool

    package init(_ cells: [Line], isEmphasized: Bool = false) {
      self.cells = cells
      self.isEmphasized = isEmphasized
    }
  }

  /// After the first `fixed` columns, each `size` columns are one subject's.
  package struct Repeats: Hashable, Sendable {
    package let fixed: Int
    package let size: Int

    package init(fixed: Int, size: Int) {
      self.fixed = fixed
      self.size = size
    }
  }

  package var columns: [Column]
  package private(set) var rows: [Row] = []
  /// Whether rows explain themselves, so that a page leaves the headings out.
  package var isPlainOnPage = false
  /// Leading columns that a page writes once, on a line of their own above the rows that share them.
  package var groupColumns = 0
  /// Columns that belong together; a page that is too narrow for all shows some in a table of their own.
  package var repeats: Repeats?

  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing stay blank.
  package mutating func add(_ cells: [Line], isEmphasized: Bool = false) {
    rows.append(Row(columns.indices.map { $0 < cells.count ? cells[$0] : "" }, isEmphasized: isEmphasized))
  }

  /// Gives each row other cells.
  mutating func replaceRows(_ cells: (Row) -> [Line]) {
    rows = rows.map { Row(cells($0), isEmphasized: $0.isEmphasized) }
  }

  /// What stands in a cell of which nothing is known.
  package static let unknown = "–"
}
