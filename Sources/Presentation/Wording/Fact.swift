/// One line of an answer: what, how much with unit and range, and where it comes from.
package struct Fact: Hashable, Sendable {
  package let label: String
  package let value: String
  /// The basis; empty where the section states it once for all its facts.
  package let note: String

  package init(_ label: String, _ value: String, note: String = "") {
    self.label = label
    self.value = value
    self.note = note
  }

  /// What stands where a number is not known.
  package static let unknown = "unknown"
}
