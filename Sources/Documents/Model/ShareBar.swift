import StyledText

/// Parts of a whole that has limited room, such as memory and what fills it.
package struct ShareBar: Hashable, Sendable {
  package struct Segment: Hashable, Sendable {
    package let label: String
    /// In any unit, the same for all parts and the capacity.
    package let amount: Double
    /// The amount as people read it.
    package let text: String
    package let role: Role

    package init(_ label: String, amount: Double, text: String, role: Role) {
      self.label = label
      self.amount = amount
      self.text = text
      self.role = role
    }
  }

  /// What the bar shows, for those who can't see it.
  package let title: String
  package let segments: [Segment]
  package let capacity: Double
  package let capacityText: String
  /// What is left, or what is lacking.
  package let restText: String

  package init(title: String, segments: [Segment], capacity: Double, capacityText: String, restText: String) {
    self.title = title
    self.segments = segments
    self.capacity = capacity
    self.capacityText = capacityText
    self.restText = restText
  }

  var total: Double { segments.reduce(0) { $0 + $1.amount } }
  var fits: Bool { total <= capacity }
}
