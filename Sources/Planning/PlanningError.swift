import Domain

/// A question that can't be answered as it was put.
package enum PlanningError: Error, Sendable, Hashable {
  /// A number or name out of its range: what, what was found, what is allowed.
  case invalid(what: String, found: String, expected: String)
  /// A question about no model.
  case noModel
  /// A model whose layout the catalog doesn't know well enough.
  case unsizeable(model: String, reason: String)
  /// A cache format asked for that can't be used here.
  case cacheFormat(KeyValueCacheFormat, Rejection.Reason)
  /// Nothing is left to weigh.
  case nothingRuns(accelerator: String, engine: String, reasons: [Refusal])

  /// Why something was ruled out; nil for a layout rather than a scheme.
  package struct Refusal: Sendable, Hashable {
    package let scheme: String?
    package let reason: Rejection.Reason
  }

  /// Whether the question itself was at fault rather than the data behind it.
  package var isUsage: Bool {
    switch self {
    case .invalid, .cacheFormat, .noModel: true
    case .unsizeable, .nothingRuns: false
    }
  }
}
