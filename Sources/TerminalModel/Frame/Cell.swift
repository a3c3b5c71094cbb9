import StyledText

/// One cell of a frame: what is shown and in which role; colours come later, from a theme.
package struct Cell: Hashable, Sendable {
  /// Which columns of its character a cell holds.
  package enum Span: UInt8, Hashable, Sendable {
    /// The whole of a character that is one column wide.
    case single
    /// The left half of a character that is two columns wide.
    case leading
    /// The right half of such a character.
    case trailing
  }

  package let character: Character
  package var role: Role
  package let span: Span

  package static let blank = Cell(character: " ", role: .text, span: .single)
}
