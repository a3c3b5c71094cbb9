import Domain
import Tensors

/// The parameter-weighted mean error of a whole model, from a stratified sample of its tensors.
///
/// Tensors of a stratum have errors y = r x: x is what is known of every tensor (its error when rounded to nearest), or 1
/// where nothing is, and r varies about a mean of the stratum. What was measured counts as it is, what wasn't as R x with
/// R the mean rate of the stratum's sample: with x = 1 the stratified mean, else a ratio estimate that follows outliers
/// which only x has seen. Variance: Σ_h s_h² ((Σ w x)² / n_h + Σ (w x)²) over what wasn't measured, w a tensor's
/// parameters; the interval uses Student's t (Cochran, Sampling Techniques, 1977,
/// chapters 5 and 6; Royall's prediction form of them).
/// Nothing is said of a model before every stratum was seen; a stratum of which one was takes the spread of its class.
package enum StratifiedEstimate {
  /// One tensor of the population: its stratum, its parameters, and its error if it was measured.
  package struct Unit: Sendable {
    package let stratum: SamplingPlan.Stratum
    package let parameters: Double
    package let error: Double?
    /// Its error when rounded to nearest, where that is known.
    package let rounded: Double?

    package init(stratum: SamplingPlan.Stratum, parameters: Double, error: Double?, rounded: Double? = nil) {
      self.stratum = stratum
      self.parameters = parameters
      self.error = error
      self.rounded = rounded
    }
  }

  /// Nil if some stratum has not been seen.
  ///
  /// - Parameter confidence: how often the interval is to hold the truth.
  package static func estimate(_ units: [Unit], confidence: Double = 0.95) -> ErrorInterval? {
    let total = units.reduce(0) { $0 + $1.parameters }
    guard total > 0 else { return nil }
    // Without it for all, none is told by it.
    let isRelative = units.allSatisfy { $0.rounded ?? 0 > 0 }
    let strata = Dictionary(grouping: units, by: \.stratum).sorted { $0.key < $1.key }
      .map { SampledStratum($0.key, $0.value, isRelative: isRelative) }
    guard strata.allSatisfy({ $0.rate != nil }) else { return nil }
    let mean = strata.reduce(0) { $0 + $1.sum } / total
    if strata.allSatisfy(\.isWhole) { return ErrorInterval(exactly: mean) }
    // A method that left every tensor of the sample as rounding does is rounding, which was measured of all.
    if isRelative, strata.flatMap(\.rates).allSatisfy({ abs($0.rate - 1) < 1e-12 }) {
      return ErrorInterval(exactly: mean)
    }
    guard let spread = SampleSpread(strata) else { return ErrorInterval(low: nil, likely: mean, high: nil) }
    return ErrorInterval(
      mean: mean, variance: spread.variance / (total * total), degreesOfFreedom: spread.degreesOfFreedom,
      confidence: confidence)
  }

  /// The parameter-weighted mean of tensors taken as a sample of many more; nil without any.
  package static func sampleEstimate(_ tensors: [(parameters: Double, error: Double)]) -> ErrorInterval? {
    let rates = tensors.map { SampledRate(parameters: $0.parameters, rate: $0.error) }
    guard let mean = rates.mean else { return nil }
    guard let square = rates.squaredDeviation, square > 0 else {
      return ErrorInterval(low: nil, likely: mean, high: nil)
    }
    return ErrorInterval(
      mean: mean, variance: square / rates.effectiveCount, degreesOfFreedom: Double(rates.count) - 1)
  }
}
