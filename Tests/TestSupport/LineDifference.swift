/// The lines in which two texts differ, as `diff` shows them: `-` expected, `+` found.
package struct LineDifference: CustomStringConvertible {
  private let lines: [String]

  /// More lines than these hide the first, which tells most.
  private static let longest = 40

  package init(expected: String, found: String) {
    let (old, new) = (Self.lines(expected), Self.lines(found))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append("\(left + 1): - \(old[left])")
        left += 1
      } else if right < new.count, inserted.contains(right) {
        lines.append("\(right + 1): + \(new[right])")
        right += 1
      } else {
        left += 1
        right += 1
      }
    }
    self.lines = lines
  }

  package var description: String {
    let rest = lines.count - Self.longest
    return (lines.prefix(Self.longest) + (rest > 0 ? ["… and \(rest) more lines"] : [])).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
