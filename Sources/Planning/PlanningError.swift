import Domain

/// A question that can't be answered as it was put.
package enum PlanningError: Error, Sendable, Hashable {
  /// A number or name out of its range: what, what was found, what is allowed.
  case invalid(what: String, found: String, expected: String)
  /// A question about no model.
  case noModel
  /// A model whose layout the catalog doesn't know well enough.
  case unsizeable(model: String, reason: String)
  /// A scheme that the catalogs lack.
  case noScheme(String)
  /// The model's licence is none of those asked for; nil where nobody has told it.
  case licence(String?, wanted: String)

  /// Whether the question itself was at fault rather than the data behind it.
  package var isUsage: Bool {
    switch self {
    case .invalid, .noModel, .noScheme: true
    case .unsizeable, .licence: false
    }
  }
}
