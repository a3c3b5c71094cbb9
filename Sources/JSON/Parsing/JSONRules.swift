/// What a text may hold beyond what JSON asks; limits keep hostile input from filling memory or the stack.
package struct JSONRules: Sendable {
  /// Objects and arrays within each other.
  package var maximumDepth: Int
  /// Values in all: each takes some 24 bytes or more.
  package var maximumValues = 1 << 24
  /// Digits and signs of one number.
  package var maximumNumberLength = 1024
  /// Whether an object with the same key twice is kept as it is, for its reader to judge.
  package var keepsRepeatedKeys = false
  /// Whether a byte order mark may stand before the text.
  package var allowsByteOrderMark = true
  /// Whether `Infinity`, `-Infinity` and `NaN` are numbers, as Python writes them.
  package var allowsNonFinite = false

  /// Files that people write.
  package static let file = JSONRules(maximumDepth: 100)
  /// Configurations that Python wrote.
  package static let python = JSONRules(maximumDepth: 100, allowsNonFinite: true)
  /// Headers that programs write; their readers name repeated keys themselves. A tensor has some eight values, so that
  /// 400,000 tensors find room.
  package static let header = JSONRules(
    maximumDepth: 32, maximumValues: 1 << 22, maximumNumberLength: 64, keepsRepeatedKeys: true,
    allowsByteOrderMark: false)
}
