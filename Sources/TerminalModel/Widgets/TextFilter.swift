/// Finds the texts that a query means: every word of it must occur, or its letters in their order.
package struct TextFilter: Hashable, Sendable {
  /// A text that was found.
  package struct Match: Hashable, Sendable {
    /// The text's place in the list that was searched.
    package let index: Int
    /// The characters of the text that the query met, for highlighting.
    package let positions: [Int]
    /// Higher is better; comparable within one search only.
    package let score: Int
  }

  private let words: [[Character]]

  package init(_ query: String) {
    self.words = query.split(whereSeparator: \.isWhitespace).map { Array($0.lowercased()) }
  }

  /// All matches, the best first; equals keep their order, and an empty query finds everything in order.
  package func matches(in texts: [String]) -> [Match] {
    let found = texts.indices.compactMap { match(texts[$0], index: $0) }
    return words.isEmpty ? found : found.sorted { $0.score == $1.score ? $0.index < $1.index : $0.score > $1.score }
  }

  /// The match of one text, or nil.
  package func match(_ text: String, index: Int = 0) -> Match? {
    let letters = text.map { Character($0.lowercased().first.map(String.init) ?? String($0)) }
    var positions: Set<Int> = []
    var score = 0
    for word in words {
      guard let found = Self.substring(word, in: letters) ?? Self.subsequence(word, in: letters) else { return nil }
      positions.formUnion(found.positions)
      score += found.score
    }
    // Of texts that match equally well, the shorter one is meant.
    return Match(index: index, positions: positions.sorted(), score: score * 1_000 - min(letters.count, 999))
  }

  private typealias Finding = (positions: [Int], score: Int)

  /// The best occurrence as a whole: at the beginning, then at the beginning of a word, then anywhere.
  private static func substring(_ word: [Character], in letters: [Character]) -> Finding? {
    guard word.count <= letters.count else { return nil }
    var best: Finding?
    for start in 0...(letters.count - word.count) where letters[start..<(start + word.count)].elementsEqual(word) {
      let beginsWord = start == 0 || !(letters[start - 1].isLetter || letters[start - 1].isNumber)
      let score = start == 0 ? 40 : beginsWord ? 30 : 20
      if score > best?.score ?? 0 { best = (Array(start..<(start + word.count)), score) }
    }
    return best
  }

  /// The letters in their order with others between; fewer gaps score higher, and loose hits don't count.
  private static func subsequence(_ word: [Character], in letters: [Character]) -> Finding? {
    var positions: [Int] = []
    var place = 0
    for letter in word {
      guard let next = letters[place...].firstIndex(of: letter) else { return nil }
      positions.append(next)
      place = next + 1
    }
    guard let first = positions.first, let last = positions.last else { return nil }
    let spread = last - first + 1 - word.count
    return spread <= word.count * 3 ? (positions, max(1, 10 - spread)) : nil
  }
}
