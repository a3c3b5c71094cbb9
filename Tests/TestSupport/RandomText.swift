import Tensors

extension SeededGenerator {
  /// Text of narrow, wide, combining and control characters.
  package mutating func text(length: Int) -> String {
    let pool = [
      "a", "B", "7", " ", "─", "漢", "字", "é", "e\u{301}", "😀", "👩‍👩‍👧", "🇿🇦", "\u{301}", "\t", "\u{1B}", "\n", "\u{202E}",
      "×",
    ]
    return (0..<length).map { _ in pool[Int.random(in: 0..<pool.count, using: &self)] }.joined()
  }
}
