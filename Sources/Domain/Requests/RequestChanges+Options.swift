/// A text that was to be options of a question and isn't.
package enum OptionProblem: Error, Sendable, Hashable {
  /// A word where an option is expected.
  case notAnOption(String)
  case unknown(String)
  case missingValue(flag: String, expected: String)
  case openQuote
}

extension RequestChanges {
  /// Reads options as the command line has them: `--max-ttft 1s@p95 --request-rate=20`; of one that comes twice the
  /// last counts.
  package init(options text: String) throws(OptionProblem) {
    self.init()
    var words = try Self.words(of: text)[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else { throw .notAnOption(word) }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let field = RequestField.all.first(where: { $0.flag == parts[0] }) else { throw .unknown(parts[0]) }
      let following = words.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
      guard let value = parts.count == 2 ? parts[1] : following else {
        throw .missingValue(flag: field.flag, expected: field.content.expected)
      }
      if parts.count == 1 { words.removeFirst() }
      self[field] = value
    }
  }

  /// Words between blanks; quotes, single or double, hold one together.
  private static func words(of text: String) throws(OptionProblem) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        (quote, word) = (character, word ?? "")
      } else if quote == nil, character.isWhitespace {
        word.map { words.append($0) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { throw .openQuote }
    return words + [word].compactMap(\.self)
  }
}
