import Quantities

extension EnginePerformance {
  /// The constants that hold for one accelerator and scheme, exceptions applied.
  package struct Constants: Hashable, Sendable {
    package let bandwidthEfficiency: Double
    package let secondsPerLayer: Seconds
    package let secondsPerMixtureLayer: Seconds
    package let secondsPerAllReduce: Seconds
    package let secondsPerSequence: Seconds
    package let prefillEfficiency: Double
    package let secondsPerPromptLayer: Seconds
    package let attentionEfficiency: Double
    package let unpackedBytesPerSecond: Double?
    package let cacheEfficiency: Double
    package let expertLoop: ExpertLoop?
    /// Whether nobody measured what an exception among them says.
    package let isGuess: Bool
    package let uncertainty: Double
    package let promptUncertainty: Double
    package let loadUncertainty: Double
  }

  /// Resolves the exceptions for one accelerator, one scheme and the kernel that runs it there.
  package func constants(of subject: Subject) -> Constants {
    let matching = adjustments.filter { $0.holds(for: subject) }
    func found<Value>(_ path: KeyPath<Adjustment, Value?>) -> Value? {
      matching.lazy.compactMap { $0[keyPath: path] }.first
    }
    let few = found(\.uncertainty) ?? uncertainty
    let weights = found(\.bandwidthEfficiency) ?? bandwidthEfficiency
    return Constants(
      bandwidthEfficiency: weights,
      secondsPerLayer: found(\.secondsPerLayer) ?? secondsPerLayer,
      secondsPerMixtureLayer: found(\.secondsPerMixtureLayer) ?? secondsPerMixtureLayer,
      secondsPerAllReduce: found(\.secondsPerAllReduce) ?? secondsPerAllReduce,
      secondsPerSequence: found(\.secondsPerSequence) ?? secondsPerSequence,
      prefillEfficiency: found(\.prefillEfficiency) ?? prefillEfficiency,
      secondsPerPromptLayer: found(\.secondsPerPromptLayer) ?? secondsPerPromptLayer,
      attentionEfficiency: found(\.attentionEfficiency) ?? attentionEfficiency,
      unpackedBytesPerSecond: found(\.unpackedBytesPerSecond) ?? unpackedBytesPerSecond,
      cacheEfficiency: found(\.cacheEfficiency) ?? cacheEfficiency ?? weights, expertLoop: found(\.expertLoop),
      isGuess: found(\.isGuess) ?? false,
      uncertainty: few, promptUncertainty: found(\.promptUncertainty) ?? promptUncertainty ?? few,
      loadUncertainty: found(\.loadUncertainty) ?? loadUncertainty ?? few)
  }

  /// Where the constants for one accelerator, scheme and kernel come from, the exceptions' words included.
  package func basis(of subject: Subject) -> String {
    let matching = adjustments.filter { $0.holds(for: subject) }
    return ([basis] + matching.map(\.basis)).joined(separator: "; ")
  }

  /// Whether exceptions for versions before the catalogued one hold: what is measured of one says little of today's.
  package func isSuperseded(_ subject: Subject) -> Bool {
    adjustments.contains { $0.before != nil && $0.holds(for: subject) }
  }
}
