/// One line of an answer: what, how much with unit and range, and where it comes from.
package struct Fact: Hashable, Sendable {
  package let label: String
  package let value: String
  /// The basis; empty where the section states it once for all its facts.
  package let note: String
  /// Whether it says more about the fact before it, so that a page leaves its label out.
  package let continues: Bool

  package init(_ label: String, _ value: String, note: String = "", continues: Bool = false) {
    self.label = label
    self.value = value
    self.note = note
    self.continues = continues
  }

  /// What stands where a number is not known.
  package static let unknown = "unknown"
}
