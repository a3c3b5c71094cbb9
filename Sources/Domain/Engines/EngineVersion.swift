/// A version as engines number them, ordered by its numbers: 0.7.2 before 0.11, b5863 before b9861.
struct EngineVersion: Comparable {
  private let numbers: [Int]

  /// - Parameter text: words beside the numbers don't count.
  init(_ text: String) {
    numbers = text.split { !("0"..."9").contains($0) }.map { Int($0) ?? .max }
  }

  static func < (left: Self, right: Self) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
}
