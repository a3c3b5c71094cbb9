import StyledText

/// Which way a column is sorted.
package enum SortOrder: Hashable, Sendable {
  case ascending
  case descending
}

/// A column of a table.
package struct TableColumn: Hashable, Sendable {
  /// How wide a column may be.
  package enum Sizing: Hashable, Sendable {
    /// As wide as its widest text: numbers, which must never be cut.
    case natural
    /// Shrinks to a minimum, with an ellipsis, and takes the room that is left.
    case flexible(minimum: Int)
  }

  package var title: String
  package var alignment: Alignment
  package var sizing: Sizing
  /// When room is short, columns with higher numbers disappear first; columns with 0 stay.
  package var priority: Int
  package var sorted: SortOrder?

  package init(
    _ title: String, alignment: Alignment = .left, sizing: Sizing = .natural, priority: Int = 0,
    sorted: SortOrder? = nil
  ) {
    self.title = title
    self.alignment = alignment
    self.sizing = sizing
    self.priority = priority
    self.sorted = sorted
  }
}

/// A text in a table, with its role.
package struct TableCell: Hashable, Sendable, ExpressibleByStringLiteral {
  package var text: String
  package var role: Role

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }
}

/// A row of a table; cells that are missing are blank.
package struct TableRow: Hashable, Sendable {
  package var cells: [TableCell]
  package var isMarked: Bool

  package init(_ cells: [TableCell], isMarked: Bool = false) {
    self.cells = cells
    self.isMarked = isMarked
  }
}

/// A table with a header, a selection, marks and a scroll bar; see `Table+Drawing`.
package struct Table: Hashable, Sendable {
  package var columns: [TableColumn]
  package var showsHeader: Bool
  /// Keeps a column for the sign of marked rows.
  package var allowsMarking: Bool
  /// Said in place of the rows when there are none.
  package var emptyMessage: String
  package var spacing: Int

  package init(
    columns: [TableColumn], showsHeader: Bool = true, allowsMarking: Bool = false, emptyMessage: String = "",
    spacing: Int = 2
  ) {
    self.columns = columns
    self.showsHeader = showsHeader
    self.allowsMarking = allowsMarking
    self.emptyMessage = emptyMessage
    self.spacing = max(1, spacing)
  }

  /// How many rows are in sight in an area, for moving by pages.
  package func visibleRowCount(in area: Rectangle) -> Int {
    max(0, area.height - headerHeight(in: area))
  }

  /// The header gives way when there is only one line.
  func headerHeight(in area: Rectangle) -> Int {
    showsHeader && area.height > 1 ? 1 : 0
  }
}
