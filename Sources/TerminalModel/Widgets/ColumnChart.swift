import StyledText

/// A histogram or, in one row, a sparkline.
package struct ColumnChart: Hashable, Sendable {
  /// Heights from the left; what isn't finite or is below zero is drawn as zero, nil as a gap.
  package var values: [Double?]
  /// The value of a full column; nil takes the largest.
  package var maximum: Double?
  package var role: Role

  package init(_ values: [Double?], maximum: Double? = nil, role: Role = .accent) {
    self.values = values
    self.maximum = maximum
    self.role = role
  }

  /// Draws a column of whole and partial cells for each value; where there are more values than columns, neighbours
  /// share one and the largest shows.
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty, !values.isEmpty else { return }
    let heights = Self.columns(values, count: min(area.width, values.count))
    let top = maximum ?? heights.compactMap { $0 }.max() ?? 0
    let parts = Apportionment.shares(of: area.width, weights: heights.map { _ in 1 })
    var rest = area
    for (height, part) in zip(heights, parts) {
      let column = rest.takeLeft(part)
      guard let height, top > 0, top.isFinite else { continue }
      drawColumn(min(height / top, 1), into: &frame, in: column, look.symbols.fills.steps)
    }
  }

  private func drawColumn(_ share: Double, into frame: inout Frame, in column: Rectangle, _ steps: [Character]) {
    var filled = Int((share * Double(column.height * steps.count)).rounded())
    // A value that isn't zero leaves a trace.
    if share > 0 { filled = max(filled, 1) }
    var rest = column
    while filled > 0 && !rest.isEmpty {
      let step = min(filled, steps.count)
      frame.fill(rest.takeBottom(1), with: steps[step - 1], style: role)
      filled -= step
    }
  }

  /// Values gathered into this many columns, each with the largest of its share.
  private static func columns(_ values: [Double?], count: Int) -> [Double?] {
    (0..<count).map { column in
      let share = values[(column * values.count / count)..<((column + 1) * values.count / count)]
      return share.compactMap { $0 }.map { $0.isFinite && $0 > 0 ? $0 : 0 }.max()
    }
  }
}
