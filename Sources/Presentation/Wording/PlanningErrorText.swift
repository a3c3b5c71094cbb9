import Domain
import Planning

extension PlanningError {
  /// What is wrong with the question, and what would be right.
  package var message: String {
    switch self {
    case .invalid(let what, let found, let expected): "\(what) is \(found); expected \(expected)"
    case .noModel: "missing MODEL: an id, an alias, a unique part of a name, or a path to a JSON file"
    case .unsizeable(let model, let reason): "\(model) can't be sized: \(reason)"
    case .cacheFormat(let format, let reason):
      "the KV cache format is \(format.rawValue); expected another one, since \(reason.words)"
    case .nothingRuns(let accelerator, let engine, let reasons):
      "no scheme runs on \(accelerator) with \(engine): " + reasons.prefix(3).map(\.words).joined(separator: "; ")
        + ". Choose another engine or another accelerator"
    }
  }
}

extension PlanningError.Refusal {
  fileprivate var words: String { scheme.map { "\($0): \(reason.words)" } ?? reason.words }
}
