/// Randomness that is the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text of narrow, wide, combining and control characters.
  mutating func text(length: Int) -> String {
    let pool = [
      "a", "B", "7", " ", "─", "漢", "字", "é", "e\u{301}", "😀", "👩‍👩‍👧", "🇿🇦", "\u{301}", "\t", "\u{1B}", "\n", "\u{202E}",
      "×",
    ]
    return (0..<length).map { _ in pool[Int.random(in: 0..<pool.count, using: &self)] }.joined()
  }
}
