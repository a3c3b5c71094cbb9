/// The characters from which borders, bars and marks are drawn; each is one column wide.
package struct Symbols: Hashable, Sendable {
  /// The lines and corners of a box.
  package struct Box: Hashable, Sendable {
    package let horizontal, vertical: Character
    package let topLeft, topRight, bottomLeft, bottomRight: Character
    package let teeLeft, teeRight, teeDown, teeUp, cross: Character
  }

  /// Arrows and the marks that say that a list goes on.
  package struct Arrows: Hashable, Sendable {
    package let up, down, left, right: Character
    /// More lines above, below, and on both sides.
    package let moreAbove, moreBelow, moreBoth: Character
    package let scrollThumb, scrollTrack: Character
  }

  /// Small signs with a meaning.
  package struct Marks: Hashable, Sendable {
    package let check, cross, bullet, selection, marked, ellipsis, separator, warning: Character
  }

  /// What bars, charts and heat maps are filled with.
  package struct Fills: Hashable, Sendable {
    /// A full column.
    package let full: Character
    /// One to seven eighths of a column, growing to the right; empty where the character set has none.
    package let eighthsRight: [Character]
    /// One to eight steps of a column chart, growing upwards.
    package let steps: [Character]
    /// Fills that differ in mono as well, for the segments of one bar in their order.
    package let segments: [Character]
    package let empty, free, overflow: Character
    /// Five steps of a heat map, from least to most.
    package let shades: [Character]
  }

  package let name: String
  package let box: Box
  package let arrows: Arrows
  package let marks: Marks
  package let fills: Fills

  /// Whether only ASCII may be drawn.
  package var isASCII: Bool { self == .ascii }
}
