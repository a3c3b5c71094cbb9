/// Whether an action is possible now, and if not, why.
enum Availability: Hashable, Sendable {
  case enabled
  case disabled(String)
  /// What it would act on isn't there: it isn't offered, and its key says why.
  case absent(String)

  var isEnabled: Bool { reason == nil }

  /// Why it isn't possible.
  var reason: String? {
    switch self {
    case .enabled: nil
    case .disabled(let reason), .absent(let reason): reason
    }
  }
}
