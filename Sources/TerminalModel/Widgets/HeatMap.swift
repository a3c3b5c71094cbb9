import StyledText

/// A grid of values shown by shade and colour.
package struct HeatMap: Hashable, Sendable {
  /// Rows of shares between 0 and 1; nil is unknown and left blank.
  package var rows: [[Double?]]

  package init(_ rows: [[Double?]]) {
    self.rows = rows
  }

  /// Draws one cell for a value; where there isn't room for all, neighbours share a cell and the largest shows.
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    let width = min(area.width, rows.map(\.count).max() ?? 0)
    let height = min(area.height, rows.count)
    guard width > 0, height > 0 else { return }
    let valueColumns = rows.map(\.count).max() ?? 0
    for y in 0..<height {
      let rowRange = (y * rows.count / height)..<((y + 1) * rows.count / height)
      for x in 0..<width {
        let columnRange = (x * valueColumns / width)..<((x + 1) * valueColumns / width)
        guard let share = largest(rowRange, columnRange) else { continue }
        let role = Role.heat(share)
        let step = Int(role.rawValue) - Int(Role.heat1.rawValue)
        frame.draw(
          String(look.symbols.fills.shades[step]), at: area.origin.moved(right: x, down: y), style: role)
      }
    }
  }

  private func largest(_ rowRange: Range<Int>, _ columnRange: Range<Int>) -> Double? {
    rows[rowRange].flatMap { row in row[columnRange.clamped(to: 0..<row.count)] }.compactMap { $0 }.max()
  }
}
