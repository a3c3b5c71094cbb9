import Quantities

/// How fast a deployment answers, at the request's load.
package struct PerformanceEstimate: Sendable, Hashable {
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
  package let basis: Statement<Basis>

  package enum Bound: String, Codable, Sendable { case memory, compute, overhead }

  package init(
    timeToFirstTokenSeconds: Interval, timePerOutputTokenSeconds: Interval, outputTokensPerSecond: Interval,
    requestsPerSecond: Interval, batch: Int, decodeBound: Bound, prefillBound: Bound, basis: Statement<Basis>
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
package struct QualityEstimate: Sendable, Hashable {
  package enum Basis: String, Codable, Sendable { case measured, synthetic, published }

  package let basis: Basis
  /// ‖W−Ŵ‖²/‖W‖² over the quantized model's weights.
  package let relativeSquaredError: Interval?
  /// Relative increase of perplexity: 0.02 is 2 %.
  package let perplexityIncrease: Interval?
  /// Published accuracy of the same scheme over the unquantized model's: 1 is equal.
  package let recovery: Interval?
  /// Where each number comes from.
  package let notes: [Statement<Note>]

  package init(
    basis: Basis, relativeSquaredError: Interval?, perplexityIncrease: Interval?, recovery: Interval?,
    notes: [Statement<Note>]
  ) {
    self.basis = basis
    self.notes = notes
    self.relativeSquaredError = relativeSquaredError
    self.perplexityIncrease = perplexityIncrease
    self.recovery = recovery
  }
}

/// What a deployment costs to rent.
package struct CostEstimate: Sendable, Hashable {
  package let usdPerHour: Double?
  package let usdPerMillionTokens: Double?
  /// Price, its date, its source.
  package let basis: Statement<Basis>

  package init(usdPerHour: Double?, usdPerMillionTokens: Double?, basis: Statement<Basis>) {
    self.basis = basis
    self.usdPerHour = usdPerHour
    self.usdPerMillionTokens = usdPerMillionTokens
  }
}

/// What a deployment draws and emits.
package struct EnergyEstimate: Sendable, Hashable {
  package let joulesPerToken: Double?
  package let gramsCO2PerMillionTokens: Double?
  package let basis: Statement<Basis>

  package init(joulesPerToken: Double?, gramsCO2PerMillionTokens: Double?, basis: Statement<Basis>) {
    self.basis = basis
    self.joulesPerToken = joulesPerToken
    self.gramsCO2PerMillionTokens = gramsCO2PerMillionTokens
  }
}
