extension CostEstimate {
  /// Dollars that a mode counts: an hour online, a million offline; nil where no price is known.
  package func usd(_ mode: ServingMode) -> Double? {
    switch mode {
    case .online: usdPerHour
    case .offline: usdPerMillion
    }
  }

  /// Whether it is known to be less than another, as a mode counts.
  package func isLess(than other: CostEstimate, in mode: ServingMode) -> Bool {
    guard let ours = usd(mode), let theirs = other.usd(mode) else { return false }
    return ours < theirs
  }
}
