import Domain
import Tensors

/// Turns rows of results into estimates for the whole population of tensors.
struct Summarizer {
  private let run: MeasurementRun
  var results: [MeasurementResult] = []
  var skipped: [MeasurementSummary.Skipped] = []
  /// Results that the log had.
  var recordedCount = 0
  var isPartial = false

  init(run: MeasurementRun) { self.run = run }

  func summary() -> MeasurementSummary {
    MeasurementSummary(
      source: run.source.label, isSynthetic: run.source.isSynthetic, storedAs: storedAs,
      calibration: run.activations?.label, isCalibrationSynthetic: run.activations?.isSynthetic ?? false,
      seed: run.work.seed, precision: run.precision,
      isPartial: isPartial, recordedCount: recordedCount, notFiniteCount: notFiniteCount,
      schemes: run.schemes.map(scheme), skipped: skipped)
  }

  /// Whether every scheme's interval reaches no further from its value than this share of it.
  func isPrecise(to share: Double) -> Bool {
    run.schemes.allSatisfy { scheme in
      let units = units(of: scheme, \.metrics.relativeSquaredError)
      guard units.contains(where: { $0.error == nil }) else { return true }
      guard let error = StratifiedEstimate.estimate(units), let low = error.low, let high = error.high else {
        return false
      }
      return max(high - error.likely, error.likely - low) <= share * error.likely
    }
  }

  private var storedAs: [String] {
    let counts = run.plan.population.reduce(into: [String: Int]()) { counts, tensor in
      if let label = tensor.storage?.label { counts[label, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// Each tensor's count once, however many schemes read it.
  private var notFiniteCount: Int {
    Dictionary(results.map { ($0.tensor, $0.notFiniteCount) }, uniquingKeysWith: max).values.reduce(0, +)
  }

  private func scheme(_ scheme: Treatment) -> MeasurementSummary.Scheme {
    let units = units(of: scheme, \.metrics.relativeSquaredError)
    let outputs = self.units(of: scheme) { row in row.outputRelativeError.map { $0 * $0 } }
    let held = held(by: scheme)
    return MeasurementSummary.Scheme(
      scheme: scheme.id, method: scheme.method.id, calibration: scheme.method.calibration,
      bitsPerWeight: bitsPerWeight(held, scheme),
      relativeSquaredError: StratifiedEstimate.estimate(units),
      outputRelativeSquaredError: StratifiedEstimate.estimate(outputs), tensorsMeasured: rows(of: scheme).count,
      tensorsInPopulation: held.count, strata: strata(units))
  }

  private func rows(of scheme: Treatment) -> [MeasurementResult] {
    results.filter { $0.scheme == scheme.id && $0.method == scheme.method.id }
  }

  /// The estimate speaks for the tensors that the scheme can hold.
  private func held(by scheme: Treatment) -> [TensorDescriptor] {
    let unreadable = Set(
      skipped.lazy.filter { $0.scheme == scheme.id && $0.method == scheme.method.id }.map(\.tensor))
    return run.plan.population.filter { scheme.storage(of: $0) != nil && !unreadable.contains($0.name) }
  }

  private func units(
    of scheme: Treatment, _ error: (MeasurementResult) -> Double?
  ) -> [StratifiedEstimate.Unit] {
    let errors = Dictionary(
      rows(of: scheme).compactMap { row in error(row).map { (row.tensor, $0) } },
      uniquingKeysWith: { first, _ in first })
    return held(by: scheme).map { tensor in
      StratifiedEstimate.Unit(
        stratum: run.plan.stratum(of: tensor), parameters: Double(tensor.elementCount), error: errors[tensor.name])
    }
  }

  private func bitsPerWeight(_ tensors: [TensorDescriptor], _ scheme: Treatment) -> Double? {
    let count = tensors.reduce(0.0) { $0 + Double($1.elementCount) }
    let bits = tensors.reduce(0.0) { sum, tensor in sum + Double(scheme.storage(of: tensor)?.totalBits ?? 0) }
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
