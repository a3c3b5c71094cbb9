/// Finds the entry that people mean: case and punctuation don't count, a part that only one entry has is enough.
package enum NameMatching {
  /// Lower-case runs of letters and of digits: "Llama-4 Scout 17B" gives llama, 4, scout, 17, b.
  package static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var wasDigit: Bool?
    for scalar in text.lowercased().unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        wasDigit = nil
        continue
      }
      let isDigit = scalar.properties.numericType != nil
      if wasDigit == isDigit, let last = tokens.indices.last {
        tokens[last].unicodeScalars.append(scalar)
      } else {
        tokens.append(String(scalar))
      }
      wasDigit = isDigit
    }
    return tokens
  }

  /// Letters and digits only, lower case.
  package static func squeezed(_ text: String) -> String { tokens(text).joined() }

  /// Whether every token of the query occurs in the name: whole, or as the beginning of a word.
  ///
  /// What stands behind the point of a number is no number of its own: "llama 5" is not a version 1.5 of it.
  package static func query(_ query: String, occursIn name: String) -> Bool {
    let (wanted, known) = (tokens(query), tokens(name))
    let (wantedFractions, fractions) = (fractions(query), fractions(name))
    return wanted.indices.allSatisfy { place in
      let part = wanted[place]
      return known.indices.contains { other in
        guard isNumber(part) else { return known[other] == part || part.count > 1 && known[other].hasPrefix(part) }
        let isSpelledOut =
          !fractions.contains(other) || wantedFractions.contains(place)
          || place > 0 && other > 0 && wanted[place - 1] == known[other - 1]
        return known[other] == part && isSpelledOut
      }
    }
  }

  /// Whether each word of the query stands in the name as it is written, its letters and digits beside each other: "mxfp8"
  /// is no "MXFP4 experts, FP8", and "p5" no "TPU v5p".
  package static func words(of query: String, standIn name: String) -> Bool {
    let known = tokens(name)
    return query.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).allSatisfy { word in
      let parts = tokens(String(word))
      guard parts.count > 1 else { return true }
      return known.indices.contains { start in
        guard start + parts.count <= known.count else { return false }
        return parts.indices.allSatisfy { place in
          let (part, other) = (parts[place], known[start + place])
          return part == other || place == parts.count - 1 && !isNumber(part) && other.hasPrefix(part)
        }
      }
    }
  }

  private static func isNumber(_ token: String) -> Bool { token.utf8.allSatisfy { 0x30...0x39 ~= $0 } }

  /// The places of tokens that stand behind the point of a number.
  private static func fractions(_ text: String) -> Set<Int> {
    var places: Set<Int> = []
    var count = 0
    for piece in text.split(separator: ".", omittingEmptySubsequences: false) {
      if count > 0, piece.first?.isNumber == true { places.insert(count) }
      count += tokens(String(piece)).count
    }
    return places
  }

  /// Bytes beyond which a text is no name, and is not compared with any.
  package static let longest = 256

  /// The names that come closest, best first: shared tokens, then edit distance; far ones are left out.
  package static func nearest(to query: String, among names: [String], limit: Int = 3) -> [String] {
    guard query.utf8.count <= longest else { return [] }
    let wanted = squeezed(query)
    let wantedTokens = Set(tokens(query))
    guard !wanted.isEmpty else { return [] }
    let scored: [(name: String, score: Double)] = names.compactMap { name in
      let squeezedName = squeezed(name)
      let length = Double(max(wanted.count, squeezedName.count))
      let likeness = 1 - Double(editDistance(wanted, squeezedName)) / length
      let shared = Double(wantedTokens.intersection(tokens(name)).count) / Double(max(wantedTokens.count, 1))
      let score = max(likeness, 0.6 * shared + 0.4 * likeness)
      return score > 0.45 ? (name, score) : nil
    }
    return scored.sorted { ($0.score, $1.name) > ($1.score, $0.name) }.prefix(limit).map(\.name)
  }

  /// Levenshtein distance in characters; long texts are cut, as names are short.
  package static func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(64))
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let substituted = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
