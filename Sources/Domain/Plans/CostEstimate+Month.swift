extension CostEstimate {
  /// 365 × 24 ÷ 12, as clouds bill a month.
  private static let hoursPerMonth = 730.0

  /// What a month of it costs; nil where the price isn't known.
  package var usdPerMonth: Double? { usdPerHour.map { $0 * Self.hoursPerMonth } }
}
