/// A question that can't be answered as it was put.
package enum PlanningError: Error, Sendable, Hashable {
  /// A number or name out of its range: what, what was found, what is allowed.
  case invalid(what: String, found: String, expected: String)
  /// A model whose layout the catalog doesn't know well enough.
  case unsizeable(String)
  /// Nothing is left to weigh; each entry is a scheme and why it can't run.
  case nothingRuns(accelerator: String, engine: String, reasons: [String])

  package var message: String {
    switch self {
    case .invalid(let what, let found, let expected): "\(what) is \(found); expected \(expected)"
    case .unsizeable(let reason): reason
    case .nothingRuns(let accelerator, let engine, let reasons):
      "no scheme runs on \(accelerator) with \(engine): " + reasons.prefix(3).joined(separator: "; ")
        + ". Choose another engine or another accelerator"
    }
  }

  /// Whether the question itself was at fault rather than the data behind it.
  package var isUsage: Bool {
    if case .invalid = self { true } else { false }
  }
}
