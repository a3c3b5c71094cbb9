import Domain
import Quantities
import Quantization
import Synchronization
import Tensors

/// Errors of invented weights with the shapes of a model's own tensors, quantized here and now: of each format a bounded
/// sample of each class of tensors, when it is first asked for.
package final class SyntheticErrors: SchemeErrorSource {
  private struct Contents {
    var samples: ErrorEstimator.Samples?
    var estimates: [String: [TensorFamily: Interval]] = [:]
  }

  private let estimator: ErrorEstimator
  private let shapes: [ErrorEstimator.ClassShape]
  private let contents = Mutex(Contents())
  package let note: QualityEstimate.Note
  package var basis: QualityEstimate.Basis { .synthetic }

  /// Weights drawn for each class of tensors: enough for errors known to a few per cent within milliseconds.
  static let weightsPerClass = 16_384

  /// - Parameter schemes: whose tensors may be asked for, in any format that the laboratory has a codec for.
  package init(model: Model, schemes: [Scheme], seed: UInt64 = 1) {
    estimator = ErrorEstimator(seed: seed, weightsPerClass: Self.weightsPerClass)
    shapes = Self.shapes(of: model, under: schemes)
    note = .synthetic(seed: seed, model: model.name)
  }

  package func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? {
    return contents.withLock { contents in
      if let known = contents.estimates[format] { return known[tensorClass.family] }
      let samples = contents.samples ?? estimator.samples(of: shapes)
      contents.samples = samples
      let made = estimates(of: format, on: samples)
      contents.estimates[format] = made
      return made[tensorClass.family]
    }
  }

  private func estimates(of format: String, on samples: ErrorEstimator.Samples) -> [TensorFamily: Interval] {
    guard let codec = CodecCatalog.format(named: format) else { return [:] }
    return samples.estimates(codec).reduce(into: [:]) { known, estimate in
      known[estimate.tensorClass] = estimate.relativeSquaredError.map(Interval.init)
    }
  }

  static func formats(of schemes: [Scheme]) -> Set<String> {
    Set(schemes.flatMap { $0.rules.flatMap { $0.format.ids } })
  }

  /// The largest tensor of each family among those that some scheme covers.
  static func shapes(of model: Model, under schemes: [Scheme]) -> [ErrorEstimator.ClassShape] {
    let covered = Set(schemes.flatMap { $0.rules.flatMap(\.classes) })
    var largest: [TensorFamily: (group: TensorGroup, parameters: Double)] = [:]
    for group in model.architecture?.tensors ?? [] where covered.contains(group.tensorClass) && group.columns > 1 {
      let known = largest[group.tensorClass.family]
      let parameters = (known?.parameters ?? 0) + Double(group.parameters)
      let bigger = known.map { $0.group.parameters < group.parameters } ?? true
      largest[group.tensorClass.family] = (bigger ? group : known?.group ?? group, parameters)
    }
    return largest.sorted { $0.key.rawValue < $1.key.rawValue }.map { tensorClass, entry in
      ErrorEstimator.ClassShape(
        tensorClass: tensorClass, rows: entry.group.rows, columns: entry.group.columns, parameters: entry.parameters)
    }
  }
}
