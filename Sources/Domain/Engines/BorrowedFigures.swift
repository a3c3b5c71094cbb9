/// Figures of an engine that nobody published of it, so that another's are taken.
package struct BorrowedFigures: Codable, Sendable, Hashable {
  package enum Figures: String, Codable, Sendable, CaseIterable { case memory, speed }

  /// The id of the engine that lends them.
  package let from: String
  package let figures: [Figures]
  /// What makes them likely.
  @Prose package var basis: String
}
