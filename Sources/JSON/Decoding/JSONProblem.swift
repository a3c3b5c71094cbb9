/// Why a document is not what its reader asks for; the reader adds the file's name.
package struct JSONProblem: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The text is not JSON.
    case syntax
    /// A key is missing.
    case missing
    /// A key that nothing reads.
    case unknown
    /// A value of another type, or out of its range.
    case value
  }

  package let kind: Kind
  /// From 1.
  package let line: Int
  /// `memory.bytes`, `rules[2].format`; empty for the whole document.
  package let keyPath: String
  package let expected: String
  package let found: String
  /// What to do about it; nil where correcting the value is all there is to say.
  package let fix: String?

  package init(_ kind: Kind, line: Int, keyPath: String, expected: String, found: String, fix: String?) {
    self.kind = kind
    self.line = line
    self.keyPath = keyPath
    self.expected = expected
    self.found = found
    self.fix = fix
  }
}
