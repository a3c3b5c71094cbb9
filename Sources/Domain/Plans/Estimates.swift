import Quantities

/// How fast a deployment answers, at the request's load.
package struct PerformanceEstimate: Sendable, Hashable {
  /// From arrival to the first token of the answer, or to the answer where that is no tokens: the median request's.
  package var timeToFirstTokenSeconds: Interval
  /// Between tokens of one answer, other requests' prompts included: the median request's; nil where no tokens come
  /// out.
  package var timePerOutputTokenSeconds: Interval?
  /// Of all sequences and replicas together.
  package var outputTokensPerSecond: Interval
  package var requestsPerSecond: Interval
  /// What is served where work isn't counted in tokens; nil where it is.
  package var items: ServedItems?
  /// How the likely latencies spread over requests; nil in plans of versions that didn't tell.
  package var percentiles: LatencyPercentiles?
  /// The simulation that the latencies are from; nil where they are the closed form's.
  package var simulation: SimulatedLoad?
  /// Sequences in flight on each replica.
  package var batch: Int
  /// What a decode step waits for.
  package var decodeBound: Bound
  package var prefillBound: Bound
  package var basis: Statement<Basis>
  /// What the accelerators do of the time; nil in plans of versions that didn't tell.
  package var activity: Activity?
  /// What measurements stand behind it; nil in plans of versions that didn't tell.
  package var grade: EvidenceGrade?

  /// Shares of the time in which anything runs, in which memory is read, and in which is computed; all go on at once.
  package struct Activity: Sendable, Hashable {
    package let busy: Double
    package let reading: Double
    package let computing: Double

    package init(busy: Double, reading: Double, computing: Double) {
      self.busy = busy
      self.reading = reading
      self.computing = computing
    }
  }

  package enum Bound: String, Codable, Sendable { case memory, compute, host, overhead }

  package init(
    timeToFirstTokenSeconds: Interval, timePerOutputTokenSeconds: Interval?, outputTokensPerSecond: Interval,
    requestsPerSecond: Interval, items: ServedItems? = nil, percentiles: LatencyPercentiles?,
    simulation: SimulatedLoad? = nil, batch: Int, decodeBound: Bound, prefillBound: Bound, basis: Statement<Basis>,
    activity: Activity? = nil, grade: EvidenceGrade? = nil
  ) {
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
    self.outputTokensPerSecond = outputTokensPerSecond
    self.requestsPerSecond = requestsPerSecond
    self.items = items
    self.percentiles = percentiles
    self.simulation = simulation
    self.batch = batch
    self.decodeBound = decodeBound
    self.prefillBound = prefillBound
    self.basis = basis
    self.activity = activity
    self.grade = grade
  }
}

/// What quantization costs in accuracy.
package struct QualityEstimate: Sendable, Hashable {
  package enum Basis: String, Codable, Sendable { case measured, synthetic, published }

  package let basis: Basis
  /// ‖W−Ŵ‖²/‖W‖² over the quantized model's weights; ‖XWᵀ−XŴᵀ‖²/‖XWᵀ‖² where a method that aims at outputs was
  /// measured, which a note then says.
  package let relativeSquaredError: Interval?
  /// Relative increase of perplexity: 0.02 is 2 %.
  package let perplexityIncrease: Interval?
  /// Accuracy over a suite of benchmarks as a share of the unquantized model's: 1 is equal.
  package let recovery: Interval?
  /// The same of a single benchmark; nil in plans of versions that didn't tell.
  package let benchmarkRecovery: Interval?
  /// Where each number comes from.
  package let notes: [Statement<Note>]
  /// What a plan that was read back tells of `recoveryIsPublished`; nil in plans of versions that didn't tell.
  private let toldRecoveryIsPublished: Bool?

  package init(
    basis: Basis, relativeSquaredError: Interval?, perplexityIncrease: Interval?, recovery: Interval?,
    benchmarkRecovery: Interval? = nil, recoveryIsPublished: Bool? = nil, notes: [Statement<Note>]
  ) {
    toldRecoveryIsPublished = recoveryIsPublished
    self.basis = basis
    self.notes = notes
    self.relativeSquaredError = relativeSquaredError
    self.perplexityIncrease = perplexityIncrease
    self.recovery = recovery
    self.benchmarkRecovery = benchmarkRecovery
  }
}

extension QualityEstimate {
  /// Whether published accuracies of the scheme tell what is kept; nil where a plan that was read back doesn't say.
  package var recoveryIsPublished: Bool? {
    if let toldRecoveryIsPublished { return toldRecoveryIsPublished }
    let facts = notes.compactMap(\.fact)
    guard !facts.isEmpty else { return nil }
    return facts.contains { fact in
      switch fact {
      case .publishedRecovery: true
      case .fittedRecovery(let rows): rows > 0
      default: false
      }
    }
  }
}

/// What a deployment costs by the hour: its rent, or what owned hardware takes.
package struct CostEstimate: Sendable, Hashable {
  package let usdPerHour: Double?
  package let usdPerMillionTokens: Double?
  /// Of what is served where work isn't counted in tokens, or of a job's documents; nil where neither is.
  package let usdPerMillionItems: Double?
  /// Of the electricity alone at full load, which rent and owned hardware's cost hold already; nil where power or
  /// electricity's price is unknown.
  package let energyUSDPerHour: Double?
  /// Price, its date, its source.
  package let basis: Statement<Basis>

  /// Of what comes out: tokens, or items where none do; nil where no price is known.
  package var usdPerMillion: Double? { usdPerMillionTokens ?? usdPerMillionItems }

  package init(
    usdPerHour: Double?, usdPerMillionTokens: Double?, usdPerMillionItems: Double? = nil,
    energyUSDPerHour: Double? = nil, basis: Statement<Basis>
  ) {
    self.basis = basis
    self.energyUSDPerHour = energyUSDPerHour
    self.usdPerHour = usdPerHour
    self.usdPerMillionTokens = usdPerMillionTokens
    self.usdPerMillionItems = usdPerMillionItems
  }
}

/// What a deployment draws and emits.
package struct EnergyEstimate: Sendable, Hashable {
  package let joulesPerToken: Double?
  /// What eight in ten measurements are within; nil in plans of versions that didn't tell.
  package let joulesPerTokenRange: Interval?
  package let gramsCO2PerMillionTokens: Double?
  /// Nil where work is counted in tokens.
  package let joulesPerItem: Double?
  package let gramsCO2PerMillionItems: Double?
  package let basis: Statement<Basis>

  package init(
    joulesPerToken: Double?, joulesPerTokenRange: Interval? = nil, gramsCO2PerMillionTokens: Double?,
    joulesPerItem: Double? = nil, gramsCO2PerMillionItems: Double? = nil, basis: Statement<Basis>
  ) {
    self.joulesPerTokenRange = joulesPerTokenRange
    self.basis = basis
    self.joulesPerToken = joulesPerToken
    self.gramsCO2PerMillionTokens = gramsCO2PerMillionTokens
    self.joulesPerItem = joulesPerItem
    self.gramsCO2PerMillionItems = gramsCO2PerMillionItems
  }
}
