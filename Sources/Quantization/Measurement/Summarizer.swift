import Tensors

/// Turns rows of results into estimates for the whole population of tensors.
struct Summarizer {
  let run: MeasurementRun
  let results: [MeasurementResult]
  let skipped: [MeasurementSummary.Skipped]
  let isPartial: Bool

  func summary() -> MeasurementSummary {
    MeasurementSummary(
      source: run.source.label, isSynthetic: run.source.isSynthetic, seed: run.seed, isPartial: isPartial,
      notFiniteCount: notFiniteCount, schemes: run.schemes.map(scheme), skipped: skipped)
  }

  /// Each tensor's count once, however many schemes read it.
  private var notFiniteCount: Int {
    Dictionary(results.map { ($0.tensor, $0.notFiniteCount) }, uniquingKeysWith: max).values.reduce(0, +)
  }

  private func scheme(_ scheme: QuantizationScheme) -> MeasurementSummary.Scheme {
    let mine = results.filter { $0.scheme == scheme.format.id && $0.method == scheme.method.id }
    let errors = Dictionary(
      mine.compactMap { row in row.metrics.relativeSquaredError.map { (row.tensor, $0) } },
      uniquingKeysWith: { first, _ in first })
    let unreadable = Set(skipped.lazy.filter { $0.scheme == scheme.format.id }.map(\.tensor))
    // The estimate speaks for the tensors that the scheme can hold.
    let held = run.plan.population.filter { tensor in
      (try? scheme.method.storage(of: tensor.matrix, in: scheme.format)) != nil && !unreadable.contains(tensor.name)
    }
    let units = held.map { tensor in
      StratifiedEstimate.Unit(
        stratum: run.plan.stratum(of: tensor), parameters: Double(tensor.elementCount), error: errors[tensor.name])
    }
    return MeasurementSummary.Scheme(
      scheme: scheme.format.id, method: scheme.method.id, bitsPerWeight: bitsPerWeight(held, scheme),
      relativeSquaredError: StratifiedEstimate.estimate(units), tensorsMeasured: mine.count,
      tensorsInPopulation: held.count, strata: strata(units))
  }

  private func bitsPerWeight(_ tensors: [TensorDescriptor], _ scheme: QuantizationScheme) -> Double? {
    let count = tensors.reduce(0.0) { $0 + Double($1.elementCount) }
    let bits = tensors.reduce(0.0) { sum, tensor in
      sum + Double((try? scheme.method.storage(of: tensor.matrix, in: scheme.format))?.totalBits ?? 0)
    }
    return count > 0 ? bits / count : nil
  }

  private func strata(_ units: [StratifiedEstimate.Unit]) -> [MeasurementSummary.Stratum] {
    let total = units.reduce(0) { $0 + $1.parameters }
    return Dictionary(grouping: units, by: \.stratum).sorted { $0.key < $1.key }.map { stratum, members in
      MeasurementSummary.Stratum(
        tensorClass: stratum.tensorClass, depth: stratum.depth,
        parameterShare: members.reduce(0) { $0 + $1.parameters } / total,
        tensorsMeasured: members.count { $0.error != nil }, tensorsInPopulation: members.count,
        relativeSquaredError: StratifiedEstimate.estimate(members))
    }
  }
}
