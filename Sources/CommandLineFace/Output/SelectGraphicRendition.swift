import TerminalModel

/// Styles as the control sequences that every colour terminal knows (ECMA-48, "select graphic rendition").
enum SelectGraphicRendition {
  /// The text in a style, and the terminal's own style after it.
  static func painted(_ text: String, _ style: CellStyle) -> String {
    let codes = codes(style)
    guard !codes.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  private static func codes(_ style: CellStyle) -> [String] {
    let attributes: [(TextAttributes, String)] = [(.bold, "1"), (.dim, "2"), (.underlined, "4"), (.reversed, "7")]
    return attributes.filter { style.attributes.contains($0.0) }.map(\.1)
      + color(style.foreground, base: 30) + color(style.background, base: 40)
  }

  private static func color(_ color: TerminalColor, base: Int) -> [String] {
    switch color {
    case .standard: []
    case .palette(let index) where index < 8: [String(base + Int(index))]
    case .palette(let index) where index < 16: [String(base + 60 + Int(index) - 8)]
    case .palette(let index): ["\(base + 8);5;\(index)"]
    }
  }
}
