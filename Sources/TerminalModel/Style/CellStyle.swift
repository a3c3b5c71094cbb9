/// A colour as terminals name it.
package enum TerminalColor: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An entry of the palette of 8, 16 or 256 colours.
  case palette(UInt8)
}

/// Ways to set text off without a colour.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package static let bold = TextAttributes(rawValue: 1)
  package static let dim = TextAttributes(rawValue: 2)
  package static let underlined = TextAttributes(rawValue: 4)
  package static let reversed = TextAttributes(rawValue: 8)

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }
}

/// How a role looks on a given terminal.
package struct CellStyle: Hashable, Sendable {
  package let foreground: TerminalColor
  package let background: TerminalColor
  package let attributes: TextAttributes

  package init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, _ attributes: TextAttributes = []
  ) {
    self.foreground = foreground.map { .palette($0) } ?? .standard
    self.background = background.map { .palette($0) } ?? .standard
    self.attributes = attributes
  }
}
