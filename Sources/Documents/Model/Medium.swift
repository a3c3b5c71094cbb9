/// What a document is read in; parts may be meant for one of them only.
package enum Medium: Hashable, Sendable, CaseIterable {
  /// A page of text in a terminal: what matters now, in few lines.
  case page
  /// A file that is kept and handed on: everything.
  case file
}
