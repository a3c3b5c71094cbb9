import StyledText

/// Estimates side by side: a likely value and its range for each row, on one axis.
package struct RangeChart: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let label: String
    package let low: Double
    package let likely: Double
    package let high: Double
    /// The estimate as people read it.
    package let text: String
    package let isEmphasized: Bool

    package init(_ label: String, low: Double, likely: Double, high: Double, text: String, isEmphasized: Bool = false) {
      self.label = label
      self.low = low
      self.likely = likely
      self.high = high
      self.text = text
      self.isEmphasized = isEmphasized
    }
  }

  package let title: String
  package let rows: [Row]

  /// Rows that an axis can't show are left out.
  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows.filter { row in
      [row.low, row.likely, row.high].allSatisfy(\.isFinite) && row.low >= 0 && row.low <= row.likely
        && row.likely <= row.high && row.high > 0
    }
  }
}
