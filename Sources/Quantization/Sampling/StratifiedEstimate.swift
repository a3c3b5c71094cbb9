import Domain
import Tensors

/// The parameter-weighted mean error of a whole model, from a stratified sample of its tensors.
///
/// Estimate: Σ_h W_h m_h, with W_h the stratum's share of parameters and m_h the parameter-weighted mean of its sample.
/// Variance: Σ_h W_h² (1 − n_h/N_h) s_h² / n_h, s_h² the variance of a ratio estimator; the interval uses Student's t
/// with Satterthwaite's degrees of freedom. Strata with fewer than two of several tensors measured are joined by class,
/// then all together; a sample that still says nothing of its spread gives an interval without ends.
package enum StratifiedEstimate {
  /// One tensor of the population: its stratum, its parameters, and its error if it was measured.
  package struct Unit: Sendable {
    package let stratum: SamplingPlan.Stratum
    package let parameters: Double
    package let error: Double?

    package init(stratum: SamplingPlan.Stratum, parameters: Double, error: Double?) {
      self.stratum = stratum
      self.parameters = parameters
      self.error = error
    }
  }

  /// Nil if nothing was measured.
  package static func estimate(_ units: [Unit]) -> ErrorInterval? {
    let cells = joined(units)
    let total = units.reduce(0) { $0 + $1.parameters }
    guard total > 0 else { return nil }
    var (mean, variance, squares) = (0.0, 0.0, 0.0)
    var knowsSpread = true
    for cell in cells {
      let share = cell.reduce(0) { $0 + $1.parameters } / total
      guard let part = CellEstimate(cell) else { return nil }
      mean += share * part.mean
      if let own = part.variance {
        let weighted = share * share * own
        variance += weighted
        if part.degreesOfFreedom > 0 { squares += weighted * weighted / part.degreesOfFreedom }
      } else {
        knowsSpread = false
      }
    }
    guard knowsSpread else { return ErrorInterval(low: nil, likely: mean, high: nil) }
    guard variance > 0, squares > 0 else { return ErrorInterval(exactly: mean) }
    return ErrorInterval(mean: mean, variance: variance, degreesOfFreedom: variance * variance / squares)
  }

  /// The parameter-weighted mean of tensors taken as a sample of many more; nil without any.
  package static func sampleEstimate(_ tensors: [(parameters: Double, error: Double)]) -> ErrorInterval? {
    let stratum = SamplingPlan.Stratum(tensorClass: .other, depth: nil)
    let units = tensors.map { Unit(stratum: stratum, parameters: $0.parameters, error: $0.error) }
    guard let cell = CellEstimate(units, isWholePopulation: false) else { return nil }
    guard let variance = cell.variance else { return ErrorInterval(low: nil, likely: cell.mean, high: nil) }
    return ErrorInterval(mean: cell.mean, variance: variance, degreesOfFreedom: cell.degreesOfFreedom)
  }

  /// Strata, joined where alone they would say nothing of their spread.
  private static func joined(_ units: [Unit]) -> [[Unit]] {
    var cells: [[Unit]] = []
    var rest: [Unit] = []
    for (_, ofClass) in Dictionary(grouping: units, by: \.stratum.tensorClass).sorted(by: {
      $0.key.rawValue < $1.key.rawValue
    }) {
      let strata = Dictionary(grouping: ofClass, by: \.stratum).sorted { $0.key < $1.key }.map(\.value)
      if strata.allSatisfy(CellEstimate.isEnough) {
        cells += strata
      } else if CellEstimate.isEnough(ofClass) {
        cells.append(ofClass)
      } else {
        rest += ofClass
      }
    }
    if rest.isEmpty { return cells }
    return CellEstimate.isEnough(rest) ? cells + [rest] : [units]
  }
}

/// The mean of one cell of tensors and the variance of that mean.
private struct CellEstimate {
  let mean: Double
  /// Nil if the sample is too small to tell.
  let variance: Double?
  let degreesOfFreedom: Double

  /// Whether all was measured, or at least two, so that the spread is known.
  static func isEnough(_ cell: [StratifiedEstimate.Unit]) -> Bool {
    let measured = cell.count { $0.error != nil }
    return measured == cell.count || measured >= 2
  }

  /// Nil if nothing was measured.
  ///
  /// - Parameter isWholePopulation: false for a sample of tensors that are not listed.
  init?(_ cell: [StratifiedEstimate.Unit], isWholePopulation: Bool = true) {
    let measured = cell.compactMap { unit in unit.error.map { (parameters: unit.parameters, error: $0) } }
    let parameters = measured.reduce(0) { $0 + $1.parameters }
    guard parameters > 0 else { return nil }
    let mean = measured.reduce(0) { $0 + $1.parameters * $1.error } / parameters
    self.mean = mean
    let count = Double(measured.count)
    degreesOfFreedom = count - 1
    if measured.count == cell.count, isWholePopulation {
      variance = 0
    } else if measured.count >= 2 {
      let typical = parameters / count
      let spread = measured.reduce(0) { sum, unit in
        let deviation = unit.parameters / typical * (unit.error - mean)
        return sum + deviation * deviation
      }
      let unseen = isWholePopulation ? 1 - count / Double(cell.count) : 1
      variance = unseen * spread / (count - 1) / count
    } else {
      variance = nil
    }
  }
}
