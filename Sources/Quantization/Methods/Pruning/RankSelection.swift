/// Finds the score at a rank without sorting, in time linear in their number whatever they are.
struct RankSelection {
  private var candidates: [UInt32] = []

  /// The score that would be at `rank` of ascending scores, and how many are smaller.
  ///
  /// - Parameter scores: not negative, more than `rank`.
  mutating func select(_ rank: Int, of scores: UnsafeBufferPointer<Float>) -> (score: Float, smaller: Int) {
    // Floats that are not negative are ordered as their bits are: one byte of them after the other is settled.
    var (remaining, smaller) = (rank, 0)
    let first = Self.digit(at: &remaining, &smaller, count: scores.count) { scores[$0].magnitude.bitPattern >> 24 }
    candidates.removeAll(keepingCapacity: true)
    for score in scores {
      let bits = score.magnitude.bitPattern
      if bits >> 24 == first { candidates.append(bits) }
    }
    for shift in [UInt32(16), 8, 0] {
      let digit = candidates.withUnsafeBufferPointer { candidates in
        Self.digit(at: &remaining, &smaller, count: candidates.count) { candidates[$0] >> shift & 0xff }
      }
      candidates.removeAll { $0 >> shift & 0xff != digit }
    }
    return (Float(bitPattern: candidates.first ?? 0), smaller)
  }

  /// The digit of the value at a rank; the rank becomes one among the values of that digit.
  private static func digit(
    at rank: inout Int, _ smaller: inout Int, count: Int, of digit: (Int) -> UInt32
  ) -> UInt32 {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { counts in
      counts.initialize(repeating: 0)
      for index in 0..<count { counts[Int(digit(index))] += 1 }
      var found = 0
      while found < 255, rank >= counts[found] {
        rank -= counts[found]
        smaller += counts[found]
        found += 1
      }
      return UInt32(found)
    }
  }

  /// Clears the flags of the `count` smallest scores; of equal ones the first go.
  mutating func clearSmallest(
    _ count: Int, of scores: UnsafeBufferPointer<Float>, in kept: UnsafeMutablePointer<Bool>
  ) {
    guard count > 0 else { return }
    guard count < scores.count else { return kept.update(repeating: false, count: scores.count) }
    let (threshold, smaller) = select(count, of: scores)
    var equal = count - smaller
    for index in scores.indices {
      if scores[index] < threshold {
        kept[index] = false
      } else if scores[index] == threshold, equal > 0 {
        kept[index] = false
        equal -= 1
      }
    }
  }
}
