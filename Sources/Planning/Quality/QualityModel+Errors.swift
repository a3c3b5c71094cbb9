import Domain
import Estimation
import Quantities
import WeightErrors

extension QualityModel {
  /// What a source tells of a scheme: of outputs where its method aims at them and was measured, since it errs more in
  /// weights than rounding does, else of weights.
  func measuredError(_ stored: StoredWeights, from source: any SchemeErrorSource) -> MeasuredError? {
    if let outputs = source.outputs(of: stored.scheme), let error = relativeSquaredError(stored, from: outputs) {
      return MeasuredError(interval: error, basis: outputs.basis, isOfOutputs: true, notes: [outputs.note])
    }
    guard let error = relativeSquaredError(stored, from: source) else { return nil }
    var notes = [source.note]
    if case .measured = source.note, let method = CalibratedMethods.of(stored.scheme).first {
      notes.append(.roundedInstead(of: method))
    }
    return MeasuredError(interval: error, basis: source.basis, isOfOutputs: false, notes: notes)
  }

  /// The parameter-weighted mean over the tensors that the scheme covers; nil unless each format was measured.
  func relativeSquaredError(_ stored: StoredWeights, from errors: any SchemeErrorSource) -> Interval? {
    if let whole = errors.relativeSquaredError(of: stored.scheme, parameters: stored.quantizedParameters) {
      return Interval(exactly: whole)
    }
    var sum = (low: 0.0, likely: 0.0, high: 0.0, weight: 0.0)
    for entry in stored.groups where stored.scheme.covers(entry.group.tensorClass) && entry.group.columns > 1 {
      for allotment in entry.allotments {
        guard let error = errors.relativeSquaredError(allotment.format, of: entry.group) else { return nil }
        let weight = Double(entry.group.parameters) * allotment.share
        sum.low += error.low * weight
        sum.likely += error.likely * weight
        sum.high += error.high * weight
        sum.weight += weight
      }
    }
    guard sum.weight > 0 else { return nil }
    return Interval(low: sum.low / sum.weight, likely: sum.likely / sum.weight, high: sum.high / sum.weight)
  }

  /// The summed error of one way to store the model over that of another, and who measured it: the most trusted
  /// source that knows the formats of both.
  func errorShare(
    of stored: StoredWeights, against other: StoredWeights
  ) -> (share: Double, basis: QualityEstimate.Basis)? {
    errors.lazy.compactMap { source in
      guard let error = summedError(stored, from: source), let whole = summedError(other, from: source), whole > 0
      else { return nil }
      return (error / whole, source.basis)
    }.first
  }

  /// Σ t² · parameters over all matrices that the scheme covers.
  private func summedError(_ stored: StoredWeights, from errors: any SchemeErrorSource) -> Double? {
    guard let mean = relativeSquaredError(stored, from: errors) else { return nil }
    let covered = stored.groups.filter { stored.scheme.covers($0.group.tensorClass) && $0.group.columns > 1 }
    return covered.reduce(0) { $0 + Double($1.group.parameters) } * mean.likely
  }
}

/// What the laboratory knows of a scheme's error.
struct MeasuredError {
  let interval: Interval
  let basis: QualityEstimate.Basis
  /// Whether it is of outputs rather than of weights.
  let isOfOutputs: Bool
  let notes: [QualityEstimate.Note]
}

extension StoredWeights {
  /// Of all matrices that the scheme stores in fewer than 16 bits.
  fileprivate var quantizedParameters: Double {
    groups.filter { scheme.covers($0.group.tensorClass) && $0.group.columns > 1 }.reduce(0) { sum, entry in
      let share = entry.allotments.filter { $0.format.isQuantized }.reduce(0) { $0 + $1.share }
      return sum + share * Double(entry.group.parameters)
    }
  }
}

extension SchemeErrorSource {
  /// t² of a group's matrices in a format, or in what their width makes of it; nil where it was not measured.
  func relativeSquaredError(_ format: StorageFormat, of group: TensorGroup) -> Interval? {
    format.id(columns: group.columns).flatMap {
      relativeSquaredError(format: $0, tensorClass: group.tensorClass)
    }
  }
}
