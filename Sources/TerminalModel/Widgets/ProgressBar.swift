import StyledText

/// How much of a task is done.
package struct ProgressBar: Hashable, Sendable {
  /// Between 0 and 1; nil when it isn't known.
  package var fraction: Double?
  package var role: Role

  package init(fraction: Double?, role: Role = .accent) {
    self.fraction = fraction
    self.role = role
  }

  /// Draws in the area's first row; the percentage stands at the right where there is room.
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var line = area
      let known = fraction.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
      if line.width >= 12 {
        let label = known.map { "\(Int($0 * 100))%" } ?? "?"
        frame.draw(label, in: line.takeRight(5), aligned: .right, style: .text, ellipsis: " ")
      }
      frame.fill(
        Rectangle(x: line.x, y: line.y, width: line.width, height: 1), with: look.symbols.fills.free, style: .barFree)
      if let known { drawFill(known, into: &frame, in: line, look) }
    }
  }

  private func drawFill(_ fraction: Double, into frame: inout Frame, in line: Rectangle, _ look: Look) {
    let fills = look.symbols.fills
    let steps = fills.eighthsRight.count + 1
    let filled = Int(Double(line.width * steps) * fraction)
    let whole = filled / steps
    frame.fill(Rectangle(x: line.x, y: line.y, width: whole, height: 1), with: fills.full, style: role)
    let part = filled % steps
    if part > 0 { frame.draw(String(fills.eighthsRight[part - 1]), at: line.origin.moved(right: whole), style: role) }
  }
}
