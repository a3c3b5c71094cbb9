/// A part of a document under a heading.
package struct Section: Hashable, Sendable {
  /// Empty where the blocks speak for themselves.
  package var heading: String
  /// The medium that needs the heading; nil for all.
  package var headingOnly: Medium?
  /// What the section's numbers rest on; empty where each says so itself.
  package var basis: String
  package var blocks: [Block]

  package init(_ heading: String, headingOnly: Medium? = nil, basis: String = "", _ blocks: [Block]) {
    self.heading = heading
    self.headingOnly = headingOnly
    self.basis = basis
    self.blocks = blocks
  }

  /// A section whose blocks speak for themselves.
  package init(_ blocks: [Block]) { self.init("", blocks) }

  /// The heading that a medium shows; empty for none.
  func heading(in medium: Medium) -> String {
    headingOnly == nil || headingOnly == medium ? heading : ""
  }

  /// The blocks that have something to show in a medium.
  func blocks(in medium: Medium) -> [Block] {
    blocks.filter { ($0.only == nil || $0.only == medium) && !$0.isEmpty }
  }
}
