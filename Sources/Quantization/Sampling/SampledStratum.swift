import Domain

/// What a sample says of one stratum.
struct SampledStratum {
  let stratum: SamplingPlan.Stratum
  /// Of what was measured: errors, relative to what is known of every tensor.
  let rates: [SampledRate]
  /// Their mean; nil where nothing was measured.
  let rate: Double?
  /// Parameters × error, of all tensors; those that weren't measured have the mean rate.
  let sum: Double
  /// Parameters × what is known, of those that weren't measured, and the sum of its squares.
  let unseen: Double
  let unseenSquares: Double

  /// - Parameter isRelative: whether errors are told relative to those of rounding.
  init(_ stratum: SamplingPlan.Stratum, _ units: [StratifiedEstimate.Unit], isRelative: Bool) {
    self.stratum = stratum
    func known(_ unit: StratifiedEstimate.Unit) -> Double { isRelative ? unit.rounded ?? 1 : 1 }
    rates = units.compactMap { unit in
      unit.error.map { SampledRate(parameters: unit.parameters, rate: $0 / known(unit)) }
    }
    rate = rates.mean
    let seen = units.reduce(0) { $0 + $1.parameters * ($1.error ?? 0) }
    let sizes = units.filter { $0.error == nil }.map { $0.parameters * known($0) }
    unseen = sizes.reduce(0, +)
    unseenSquares = sizes.reduce(0) { $0 + $1 * $1 }
    sum = seen + unseen * (rate ?? 0)
  }

  var isWhole: Bool { unseen == 0 }
}

/// The error of one measured tensor, and its weight among others.
struct SampledRate {
  let parameters: Double
  let rate: Double
}

extension [SampledRate] {
  private var parameters: Double { reduce(0) { $0 + $1.parameters } }

  /// Weighted by parameters; nil without any.
  var mean: Double? { parameters > 0 ? reduce(0) { $0 + $1.parameters * $1.rate } / parameters : nil }

  /// As many equal tensors would tell as much.
  var effectiveCount: Double { parameters * parameters / reduce(0) { $0 + $1.parameters * $1.parameters } }

  /// The variance of one; nil of fewer than two.
  var squaredDeviation: Double? {
    guard count >= 2, let mean else { return nil }
    let squares = reduce(0) { $0 + $1.parameters * ($1.rate - mean) * ($1.rate - mean) } / parameters
    // Equal values differ by their last bits once they are summed.
    guard squares > 1e-24 * mean * mean else { return 0 }
    return squares * Double(count) / Double(count - 1)
  }
}
