/// A limit of the request beside what a deployment does.
package struct TargetCheck: Sendable, Hashable {
  package let name: Name
  package let limit: Double
  /// The likely value, at the percentile that the limit is for; nil where it isn't known.
  package let value: Double?
  /// Nil where the limit is of the whole deployment rather than of requests.
  package let percentile: Percentile?
  package let state: State

  /// What is limited, by the key that JSON gives its value elsewhere.
  package enum Name: String, Codable, Sendable, CaseIterable {
    case timeToFirstTokenSeconds, timePerOutputTokenSeconds, requestsPerSecond, usdPerHour, usdPerMonth, watts
    case accuracyLoss
  }

  package enum State: String, Codable, Sendable, CaseIterable {
    case met
    /// The likely value meets it, the range's worse end doesn't.
    case atRisk
    case missed
  }

  package init(name: Name, limit: Double, value: Double?, percentile: Percentile? = nil, state: State) {
    self.name = name
    self.limit = limit
    self.value = value
    self.percentile = percentile
    self.state = state
  }
}
