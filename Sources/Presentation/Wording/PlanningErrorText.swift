import Domain
import Planning

extension PlanningError {
  /// What is wrong with the question, and what would be right.
  package var message: String {
    switch self {
    case .invalid(let what, let found, let expected): "\(what) is \(found); expected \(expected)"
    case .noModel: "missing MODEL: an id, an alias, a unique part of a name, or a path to a JSON file"
    case .unsizeable(let model, let reason): "\(model) can't be sized: \(reason)"
    case .licence(let licence, let wanted): Rejection.Reason.licence(licence, wanted: wanted).words
    case .noScheme(let scheme):
      "no scheme is called `\(scheme)`; expected one of those that `quantplan catalog list schemes` shows"
    }
  }
}
