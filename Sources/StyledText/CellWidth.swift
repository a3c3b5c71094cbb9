/// How many terminal columns a text takes, from Unicode's own data and independent of the locale.
package enum CellWidth {
  /// Columns of a scalar: 0 for combining marks, format and control characters, 2 for East Asian wide, else 1.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0xA0 || value == 0xAD { return 0 }
    if value < 0x300 { return 1 }
    // Medial vowels and final consonants of Hangul join the syllable before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return isWide(value) ? 2 : 1
    }
  }

  /// Columns of a character as a frame shows it.
  package static func of(_ character: Character) -> Int {
    displayable(character)?.width ?? 0
  }

  /// Columns of a whole text.
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The character as a frame may hold it, with its width; nil when nothing of it takes a column.
  ///
  /// Spaces of any kind become a blank and control characters a replacement mark. Of a cluster only the first scalar
  /// that has a width and its combining marks stay: terminals disagree about the width of joined emoji and of
  /// variation selectors, and a direction override must not reorder a table.
  package static func displayable(_ character: Character) -> (character: Character, width: Int)? {
    if let ascii = character.asciiValue {
      if ascii >= 0x20 && ascii < 0x7F { return (character, 1) }
      return (character.isWhitespace ? " " : "\u{FFFD}", 1)
    }
    var kept = String.UnicodeScalarView()
    var width = 0
    for scalar in character.unicodeScalars {
      let columns = of(scalar)
      if columns > 0 && width == 0 {
        width = columns
        kept.append(scalar)
      } else if columns == 0 && width > 0 && isMark(scalar) && kept.count < longestCluster {
        kept.append(scalar)
      }
    }
    guard width > 0 else { return isControl(character) ? ("\u{FFFD}", 1) : nil }
    if character.isWhitespace { return (" ", 1) }
    return (Character(String(kept)), width)
  }

  /// A cell of ncurses holds one spacing scalar and up to four marks.
  private static let longestCluster = 5

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .otherLetter: return true
    default: return false
    }
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var (low, high) = (0, WideRanges.all.count - 1)
    while low <= high {
      let middle = (low + high) / 2
      let range = WideRanges.all[middle]
      if value < range.first {
        high = middle - 1
      } else if value > range.last {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
