import StyledText

/// Everything that widgets need to know about how things are shown.
package struct Look: Hashable, Sendable {
  package var theme: Theme
  package var symbols: Symbols

  package init(theme: Theme = Theme(depth: .mono), symbols: Symbols = .unicode) {
    self.theme = theme
    self.symbols = symbols
  }

  /// For scripted sessions and goldens on any terminal.
  package static let plain = Look()
  /// The same where only ASCII can be shown.
  package static let plainASCII = Look(symbols: .ascii)
}
