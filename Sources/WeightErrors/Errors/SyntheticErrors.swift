import Domain
import Quantities
import Quantization
import Tensors

/// Errors of invented weights with the shapes of a model's own tensors, quantized here and now.
package struct SyntheticErrors: SchemeErrorSource {
  private struct Key: Hashable {
    let format: String
    let tensorClass: TensorFamily
  }

  private let estimates: [Key: Interval]
  package let note: QualityEstimate.Note
  package var basis: QualityEstimate.Basis { .synthetic }

  /// Weights drawn for each class of tensors: enough for errors known to a few per cent within milliseconds.
  static let weightsPerClass = 16_384

  /// Quantizes a bounded sample of each class of the model's tensors under every format that the schemes name.
  package init(model: Model, schemes: [Scheme], seed: UInt64 = 1) {
    let shapes = Self.shapes(of: model, under: schemes)
    let names = Self.formats(of: schemes).sorted()
    let formats = names.compactMap { name in CodecCatalog.format(named: name).map { (name, $0) } }
    let estimator = ErrorEstimator(seed: seed, weightsPerClass: Self.weightsPerClass)
    var estimates: [Key: Interval] = [:]
    for ((name, _), format) in zip(formats, estimator.estimate(shapes, formats: formats.map(\.1))) {
      for estimate in format.classes {
        estimates[Key(format: name, tensorClass: estimate.tensorClass)] = estimate.relativeSquaredError.map(
          Interval.init)
      }
    }
    self.estimates = estimates
    note = .synthetic(seed: seed, model: model.name)
  }

  package func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? {
    estimates[Key(format: format, tensorClass: tensorClass.family)]
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
