/// A width and a height in terminal cells, never negative.
package struct Size: Hashable, Sendable {
  /// The longest side that any frame may have; it bounds memory whatever a caller or a script asks for.
  package static let longestSide = 2_000

  package let width: Int
  package let height: Int

  package static let zero = Size(width: 0, height: 0)
  /// The size of the classic terminal, which every screen must fit.
  package static let classic = Size(width: 80, height: 24)

  /// Sides outside the allowed range are moved to its nearest end.
  package init(width: Int, height: Int) {
    self.width = min(max(width, 0), Size.longestSide)
    self.height = min(max(height, 0), Size.longestSide)
  }

  /// Reads a size such as `80x24`; nil when the text isn't two positive numbers within bounds.
  package init?(parsing text: String) {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else { return nil }
    guard (1...Size.longestSide).contains(width), (1...Size.longestSide).contains(height) else { return nil }
    self.init(width: width, height: height)
  }

  package var isEmpty: Bool { width == 0 || height == 0 }
  package var area: Int { width * height }
}

extension Size: CustomStringConvertible {
  package var description: String { "\(width)x\(height)" }
}
