import StyledText

/// How values spread on both sides of zero, with marks below them, such as the levels that a format offers.
package struct Histogram: Hashable, Sendable {
  package let title: Line
  package let values: [Float]
  package let marks: [Float]
  /// The end of the axis, which goes as far to the left; zero where all values are.
  package let reach: Float
  package let reachText: String
  /// Said in place of a picture of nothing but zeros.
  package let emptyText: String

  package init(title: Line, values: [Float], marks: [Float], reach: Float, reachText: String, emptyText: String) {
    self.title = title
    self.values = values
    self.marks = marks
    self.reach = reach
    self.reachText = reachText
    self.emptyText = emptyText
  }

  /// How many of some values lie in each of equal parts of −reach … reach.
  func counts(_ values: [Float], bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value.isFinite {
      let place = Int((value / reach + 1) / 2 * Float(bins))
      counts[min(max(place, 0), bins - 1)] += 1
    }
    return counts
  }
}
