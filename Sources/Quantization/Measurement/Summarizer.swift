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
  /// How often intervals are to hold the truth.
  var confidence = 0.95
  /// What rounding makes of every tensor, where the run found out.
  var rounded: RoundedErrors?

  init(run: MeasurementRun) { self.run = run }

  func summary() -> MeasurementSummary {
    MeasurementSummary(
      source: run.source.label, isSynthetic: run.source.isSynthetic, storedAs: storedAs,
      calibration: run.activations?.label, isCalibrationSynthetic: run.activations?.isSynthetic ?? false,
      seed: run.work.seed, precision: run.extent.precision,
      isPartial: isPartial, recordedCount: recordedCount, notFiniteCount: notFiniteCount,
      seen: seen, leftOut: leftOut, schemes: run.schemes.map(scheme), skipped: skipped)
  }

  /// How much of what the estimate speaks for was measured, by whichever scheme.
  private var seen: MeasurementSummary.Seen {
    let names = Set(results.map(\.tensor))
    let measured = run.plan.population.filter { names.contains($0.name) }
    let strata = Set(measured.map { run.plan.stratum(of: $0).place })
    return MeasurementSummary.Seen(
      tensors: measured.count, tensorsInPopulation: run.plan.population.count,
      parameterShare: measured.parameters / max(run.plan.population.parameters, 1), strata: strata.count,
      unseen: Set(run.plan.population.map { run.plan.stratum(of: $0).place }).subtracting(strata).sorted())
  }

  /// Tensors that the estimate doesn't speak for, by class, the most weights first.
  private var leftOut: [MeasurementSummary.LeftOut] {
    let spokenFor = Set(run.plan.population.map(\.name))
    let floats = run.source.tensors.filter { $0.elementType.isFloatingPoint }
    return Dictionary(grouping: floats.filter { !spokenFor.contains($0.name) }, by: \.family)
      .map { family, tensors in
        MeasurementSummary.LeftOut(
          tensorClass: family, tensors: tensors.count,
          parameterShare: tensors.parameters / max(floats.parameters, 1))
      }
      .sorted { ($1.parameterShare, $0.tensorClass.rawValue) < ($0.parameterShare, $1.tensorClass.rawValue) }
  }

  /// Whether every scheme's interval reaches no further from its value than this share of it.
  func isPrecise(to share: Double) -> Bool {
    run.schemes.allSatisfy { scheme in
      let units = units(of: scheme, \.metrics.relativeSquaredError)
      guard units.contains(where: { $0.error == nil }) else { return true }
      guard let error = StratifiedEstimate.estimate(units, confidence: confidence), let low = error.low,
        let high = error.high
      else { return false }
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
    Dictionary(results.map { ($0.tensor, $0.notFiniteCount) }, uniquingKeysWith: max)
      .merging(rounded?.notFinite ?? [:], uniquingKeysWith: max).values.reduce(0, +)
  }

  private func scheme(_ scheme: Treatment) -> MeasurementSummary.Scheme {
    let units = units(of: scheme, \.metrics.relativeSquaredError)
    let outputs = self.units(of: scheme, isRounded: false) { row in row.outputRelativeError.map { $0 * $0 } }
    let held = held(by: scheme)
    return MeasurementSummary.Scheme(
      scheme: scheme.id, method: scheme.method.id, calibration: scheme.method.calibration,
      bitsPerWeight: bitsPerWeight(held, scheme),
      relativeSquaredError: StratifiedEstimate.estimate(units, confidence: confidence),
      outputRelativeSquaredError: StratifiedEstimate.estimate(outputs, confidence: confidence),
      tensorsMeasured: units.count { $0.error != nil }, tensorsRounded: units.count { $0.rounded != nil },
      tensorsInPopulation: held.count, strata: strata(units))
  }

  private func rows(of scheme: Treatment) -> [MeasurementResult] {
    results.filter { $0.scheme == scheme.id && $0.method == scheme.method.id }
  }

  /// The estimate speaks for the tensors that the scheme can hold.
  private func held(by scheme: Treatment) -> [TensorDescriptor] {
    let unreadable = Set(
      skipped.lazy.filter { $0.scheme == scheme.id && $0.method == scheme.method.id }.map(\.tensor))
    return run.plan.population.filter {
      scheme.quantizes($0) && scheme.storage(of: $0) != nil && !unreadable.contains($0.name)
    }
  }

  /// - Parameter isRounded: whether what rounding makes of a tensor says something of this error.
  private func units(
    of scheme: Treatment, isRounded: Bool = true, _ error: (MeasurementResult) -> Double?
  ) -> [StratifiedEstimate.Unit] {
    let errors = Dictionary(
      rows(of: scheme).compactMap { row in error(row).map { (row.tensor, $0) } },
      uniquingKeysWith: { first, _ in first })
    return held(by: scheme).map { tensor in
      let known = isRounded ? rounded?.error(of: tensor.name, under: scheme.id) : nil
      return StratifiedEstimate.Unit(
        stratum: run.plan.stratum(of: tensor), parameters: Double(tensor.elementCount),
        error: errors[tensor.name] ?? (scheme.isRounded ? known : nil), rounded: known)
    }
  }

  private func bitsPerWeight(_ tensors: [TensorDescriptor], _ scheme: Treatment) -> Double? {
    let count = tensors.reduce(0.0) { $0 + Double($1.elementCount) }
    let bits = tensors.reduce(0.0) { sum, tensor in sum + Double(scheme.storage(of: tensor)?.totalBits ?? 0) }
    return count > 0 ? bits / count : nil
  }

  private func strata(_ units: [StratifiedEstimate.Unit]) -> [MeasurementSummary.Stratum] {
    let total = units.reduce(0) { $0 + $1.parameters }
    return Dictionary(grouping: units, by: \.stratum.place).sorted { $0.key < $1.key }.map { stratum, members in
      MeasurementSummary.Stratum(
        tensorClass: stratum.tensorClass, depth: stratum.depth,
        parameterShare: members.reduce(0) { $0 + $1.parameters } / total,
        tensorsMeasured: members.count { $0.error != nil }, tensorsInPopulation: members.count,
        relativeSquaredError: StratifiedEstimate.estimate(members))
    }
  }
}

extension [TensorDescriptor] {
  fileprivate var parameters: Double { reduce(0) { $0 + Double($1.elementCount) } }
}
