import Domain

/// How far an estimate may stray, from how the tensors of each stratum differ.
struct SampleSpread {
  /// Of parameters × error of the whole model.
  let variance: Double
  /// Σ(v)² / Σ(v² / (f + 2)) − 2 over the variances v of strata and their degrees f: Satterthwaite's without its bias,
  /// since squares of estimated variances are too large by 1 + 2 / f on average (Welch, Biometrika 1947).
  let degreesOfFreedom: Double

  /// Nil where the sample says nothing of it: no two tensors of one kind, or all that were measured are equal.
  init?(_ strata: [SampledStratum]) {
    let classes = Dictionary(grouping: strata, by: Kind.init).mapValues(SampledClass.init)
    let all = strata.flatMap(\.rates)
    var (sum, squares) = (0.0, 0.0)
    var shared: [Kind?: (variance: Double, count: Int)] = [:]
    for stratum in strata where !stratum.isWhole {
      guard let ofClass = classes[Kind(stratum)] else { return nil }
      let rates = ofClass.knowsSpread ? stratum.rates : ofClass.rates.count >= 2 ? ofClass.rates : all
      guard let square = rates.squaredDeviation else { return nil }
      let part =
        square * (stratum.unseen * stratum.unseen / stratum.rates.effectiveCount + stratum.unseenSquares)
      sum += part
      if ofClass.knowsSpread {
        squares += part * part / Double(rates.count + 1)
      } else {
        // Strata that share their spread know it no better than one.
        let key = ofClass.rates.count >= 2 ? Kind(stratum) : nil
        shared[key] = ((shared[key]?.variance ?? 0) + part, rates.count)
      }
    }
    for (variance, count) in shared.values { squares += variance * variance / Double(count + 1) }
    guard sum > 0, squares > 0 else { return nil }
    variance = sum
    degreesOfFreedom = max(sum * sum / squares - 2, 1)
  }
}

/// What strata of several depths have in common.
private struct Kind: Hashable {
  let tensorClass: TensorFamily
  let errsFar: Bool

  init(_ stratum: SampledStratum) {
    tensorClass = stratum.stratum.tensorClass
    errsFar = stratum.stratum.errsFar
  }
}

/// What a sample says of one kind, over its depths.
private struct SampledClass {
  let rates: [SampledRate]
  /// Whether each of its strata knows its own spread: two tensors of each, or all.
  let knowsSpread: Bool

  init(_ strata: [SampledStratum]) {
    rates = strata.flatMap(\.rates)
    knowsSpread = strata.allSatisfy { $0.isWhole || $0.rates.count >= 2 }
  }
}
