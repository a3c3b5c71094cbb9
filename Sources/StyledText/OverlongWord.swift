/// Words that nobody reads to their end, such as a damaged file's names of 100,000 letters.
package enum OverlongWord {
  /// Letters of the longest word that is shown whole: paths of folders within folders are.
  private static let longest = 240
  /// Letters that are kept of a longer one's beginning and end.
  private static let (kept, keptAtEnd) = (150, 50)

  /// The text with the middle of each overlong word left out.
  package static func clipped(_ text: some StringProtocol) -> String {
    guard text.utf8.count > longest else { return String(text) }
    return String(text).split(separator: " ", omittingEmptySubsequences: false).map(word).joined(separator: " ")
  }

  private static func word(_ word: Substring) -> String {
    let scalars = word.unicodeScalars
    guard scalars.count > longest else { return String(word) }
    return String(String.UnicodeScalarView(scalars.prefix(kept))) + "…"
      + String(String.UnicodeScalarView(scalars.suffix(keptAtEnd)))
  }
}
