import StyledText

/// How long one part of a split is, in cells.
package enum Length: Hashable, Sendable {
  /// Exactly this many cells, or what is left of the space.
  case fixed(Int)
  /// A share of what the fixed parts leave, in proportion to the weight.
  case share(Int)
}

/// Splitting a rectangle into parts that touch, never overlap and never leave it.
extension Rectangle {
  /// One rectangle per length, from top to bottom, with empty rows between.
  package func rows(_ lengths: [Length], spacing: Int = 0) -> [Rectangle] {
    Self.solve(lengths, total: height, spacing: spacing).map { part in
      Rectangle(x: x, y: y + part.lowerBound, width: width, height: part.count)
    }
  }

  /// One rectangle per length, from left to right, with empty columns between.
  package func columns(_ lengths: [Length], spacing: Int = 0) -> [Rectangle] {
    Self.solve(lengths, total: width, spacing: spacing).map { part in
      Rectangle(x: x + part.lowerBound, y: y, width: part.count, height: height)
    }
  }

  /// Fixed parts are served first, in order; shares divide the remainder so that it is used up to the last cell.
  private static func solve(_ lengths: [Length], total: Int, spacing: Int) -> [Range<Int>] {
    let gaps = min(total, max(0, spacing) * max(0, lengths.count - 1))
    var left = total - gaps
    var sizes = lengths.map { length -> Int in
      guard case .fixed(let wanted) = length else { return 0 }
      let given = min(max(wanted, 0), left)
      left -= given
      return given
    }
    let weights = lengths.map { length -> Int in
      if case .share(let weight) = length { max(weight, 0) } else { 0 }
    }
    for (index, share) in Apportionment.shares(of: left, weights: weights.map(Double.init)).enumerated() {
      sizes[index] += share
    }
    var start = 0
    return sizes.map { size in
      let lower = min(start, total)
      start = lower + size + max(0, spacing)
      return lower..<min(lower + size, total)
    }
  }
}
