/// Shows text on a terminal that has only ASCII; widths stay the same, so that the layout holds.
package enum Transliteration {
  /// The nearest ASCII character, or a question mark.
  package static func ascii(_ character: Character) -> Character {
    if character.isASCII { return character }
    return substitutes[character] ?? baseLetter(character) ?? "?"
  }

  private static let substitutes: [Character: Character] = [
    "×": "x", "−": "-", "–": "-", "—": "-", "…": "~", "·": ".", "•": "*", "±": "+", "≈": "~", "≤": "<", "≥": ">",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-", "↕": "%", "µ": "u", "μ": "u", "°": "o", "²": "2", "³": "3",
    "₂": "2", "√": "V", "Σ": "S", "σ": "s", "Δ": "d", "α": "a", "β": "b", "λ": "l", "∞": "8", "∂": "d", "€": "E",
    "£": "L", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "<", "»": ">", "‹": "<", "›": ">", "ß": "s", "ø": "o",
    "Ø": "O", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "✓": "y", "✗": "x", "▸": ">", "●": "*", "○": "o", "─": "-",
    "│": "|", "█": "#", "▓": "#", "▒": "+", "░": ".", "▲": "^", "▼": "v", "╳": "X", "∅": "0", "†": "+", "÷": "/",
    "▁": ".", "▂": ".", "▃": ":", "▄": ":", "▅": "=", "▆": "=", "▇": "#", "‖": "|", "ᵀ": "T", "Ŵ": "W",
  ]

  /// The letter under an accent: the name of a Latin letter says it.
  private static func baseLetter(_ character: Character) -> Character? {
    guard let scalar = character.unicodeScalars.first else { return nil }
    if scalar.isASCII, let first = String(scalar).first { return first }
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4, words[0] == "LATIN",
      words[2] == "LETTER", words[3].count == 1, words[4] == "WITH", let letter = words[3].first
    else { return nil }
    return words[1] == "SMALL" ? Character(letter.lowercased()) : letter
  }
}
