import StyledText

/// A quantity and the parts that it is made of, such as memory and its ledger.
package struct StackedBar: Hashable, Sendable {
  package struct Segment: Hashable, Sendable {
    package let name: String
    /// In any unit, the same for all segments and the capacity; what isn't positive and finite takes no room.
    package let amount: Double
    package let role: Role

    package init(_ name: String, amount: Double, role: Role) {
      self.name = name
      self.amount = amount
      self.role = role
    }
  }

  package var segments: [Segment]
  /// What there is room for; nil draws the parts over the full width.
  package var capacity: Double?

  package init(_ segments: [Segment], capacity: Double? = nil) {
    self.segments = segments
    self.capacity = capacity
  }

  /// Fills the area row by row alike: the parts, then free space, or crosses for what exceeds the capacity.
  ///
  /// Every part that isn't zero gets a column when there are enough.
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty else { return }
    let parts = Apportionment.shares(of: area.width, weights: segments.map(\.amount) + [free], atLeastOne: true)
    var rest = area
    for (index, part) in parts.dropLast().enumerated() {
      frame.fill(rest.takeLeft(part), with: fill(index, look), style: segments[index].role)
    }
    frame.fill(rest, with: look.symbols.fills.free, style: .barFree)
    var bar = area
    let excess = Apportionment.shares(of: area.width, weights: [total - overflow, overflow], atLeastOne: true)[1]
    frame.fill(bar.takeRight(excess), with: look.symbols.fills.overflow, style: .barOverflow)
  }

  /// The names of the parts with the signs that the bar shows for them.
  package func legend(look: Look) -> Line {
    var spans: [Span] = []
    for (index, segment) in segments.enumerated() where Self.counts(segment.amount) {
      spans += [Span("\(fill(index, look)) ", segment.role), Span(segment.name + "  ")]
    }
    if free > 0 { spans += [Span("\(look.symbols.fills.free) ", .barFree), Span("free")] }
    if overflow > 0 { spans += [Span("\(look.symbols.fills.overflow) ", .barOverflow), Span("too much")] }
    return Line(spans)
  }

  private var total: Double { segments.reduce(0) { $0 + (Self.counts($1.amount) ? $1.amount : 0) } }
  private var free: Double { max(0, (capacity ?? total) - total) }
  private var overflow: Double { max(0, total - (capacity ?? total)) }

  private static func counts(_ amount: Double) -> Bool { amount.isFinite && amount > 0 }

  private func fill(_ index: Int, _ look: Look) -> Character {
    let fills = look.symbols.fills.segments
    return fills[index % fills.count]
  }
}
