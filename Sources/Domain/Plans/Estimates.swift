import Quantities

/// How fast a deployment answers, at the request's load.
package struct PerformanceEstimate: Codable, Sendable, Hashable {
  /// From arrival to the first token of the answer.
  package let timeToFirstTokenSeconds: Interval
  /// Between tokens of one answer, other requests' prompts included.
  package let timePerOutputTokenSeconds: Interval
  /// Of all sequences and replicas together.
  package let outputTokensPerSecond: Interval
  package let requestsPerSecond: Interval
  /// Sequences decoded together on each replica.
  package let batch: Int
  /// What a decode step waits for.
  package let decodeBound: Bound
  package let prefillBound: Bound
  package let basis: String

  package enum Bound: String, Codable, Sendable { case memory, compute, overhead }

  package init(
    timeToFirstTokenSeconds: Interval, timePerOutputTokenSeconds: Interval, outputTokensPerSecond: Interval,
    requestsPerSecond: Interval, batch: Int, decodeBound: Bound, prefillBound: Bound, basis: String
  ) {
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
    self.outputTokensPerSecond = outputTokensPerSecond
    self.requestsPerSecond = requestsPerSecond
    self.batch = batch
    self.decodeBound = decodeBound
    self.prefillBound = prefillBound
    self.basis = basis
  }
}

/// What quantization costs in accuracy.
package struct QualityEstimate: Codable, Sendable, Hashable {
  package enum Basis: String, Codable, Sendable { case measured, synthetic, published }

  package let basis: Basis
  /// ‖W−Ŵ‖²/‖W‖² over the quantized model's weights.
  @OrNull package var relativeSquaredError: Interval?
  /// Relative increase of perplexity: 0.02 is 2 %.
  @OrNull package var perplexityIncrease: Interval?
  /// Published accuracy of the same scheme over the unquantized model's: 1 is equal.
  @OrNull package var recovery: Interval?
  /// Where each number comes from, in words.
  package let notes: [String]

  package init(
    basis: Basis, relativeSquaredError: Interval?, perplexityIncrease: Interval?, recovery: Interval?,
    notes: [String]
  ) {
    self.basis = basis
    self.notes = notes
    self.relativeSquaredError = relativeSquaredError
    self.perplexityIncrease = perplexityIncrease
    self.recovery = recovery
  }
}

/// What a deployment costs to rent.
package struct CostEstimate: Codable, Sendable, Hashable {
  @OrNull package var usdPerHour: Double?
  @OrNull package var usdPerMillionTokens: Double?
  /// Price, its date, its source.
  package let basis: String

  package init(usdPerHour: Double?, usdPerMillionTokens: Double?, basis: String) {
    self.basis = basis
    self.usdPerHour = usdPerHour
    self.usdPerMillionTokens = usdPerMillionTokens
  }
}

/// What a deployment draws and emits.
package struct EnergyEstimate: Codable, Sendable, Hashable {
  @OrNull package var joulesPerToken: Double?
  @OrNull package var gramsCO2PerMillionTokens: Double?
  package let basis: String

  package init(joulesPerToken: Double?, gramsCO2PerMillionTokens: Double?, basis: String) {
    self.basis = basis
    self.joulesPerToken = joulesPerToken
    self.gramsCO2PerMillionTokens = gramsCO2PerMillionTokens
  }
}
