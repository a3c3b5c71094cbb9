/// Finds the score at a rank without sorting, in time linear in their number whatever they are.
struct RankSelection {
  private var candidates: [UInt32] = []

  /// The score that would be at `rank` of ascending scores, and how many are smaller.
  ///
  /// - Parameter scores: not negative, at least `rank` + 1.
  mutating func select(_ rank: Int, of scores: UnsafeBufferPointer<Float>) -> (score: Float, smaller: Int) {
    // Floats that are not negative are ordered as their bits are.
    candidates.removeAll(keepingCapacity: true)
    candidates.append(contentsOf: scores.lazy.map(\.magnitude.bitPattern))
    var (remaining, smaller) = (rank, 0)
    for shift in stride(from: 24, through: 0, by: -8) {
      var counts = [Int](repeating: 0, count: 256)
      for bits in candidates { counts[Int(bits >> UInt32(shift) & 0xff)] += 1 }
      var digit = 0
      while digit < 255, remaining >= counts[digit] {
        remaining -= counts[digit]
        smaller += counts[digit]
        digit += 1
      }
      candidates.removeAll { Int($0 >> UInt32(shift) & 0xff) != digit }
    }
    return (Float(bitPattern: candidates.first ?? 0), smaller)
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
