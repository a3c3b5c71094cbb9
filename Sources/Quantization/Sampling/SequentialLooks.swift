/// Looks at an estimate while it grows, to end once it is precise enough, without fooling oneself.
///
/// Who looks often and stops at the first narrow interval has one that is narrow by chance. So each look spends a part of
/// the 5 % that all may err together: the j-th one 5 % / (j (j + 1)), which sum to it (alpha spending; Lan and DeMets,
/// Biometrika 1983, with that series). Looks come when a quarter more was measured.
struct SequentialLooks {
  /// Of the look that comes next, and of the last one when the run has ended.
  private(set) var confidence = 0.95
  private var count = 0
  private var next = 0

  /// Whether it is time to look, after so many tensors; then it is the next look.
  mutating func isDue(measured: Int) -> Bool {
    guard measured >= next else { return false }
    next = measured + max(1, measured / 4)
    count += 1
    confidence = 1 - 0.05 / Double(count * (count + 1))
    return true
  }
}
