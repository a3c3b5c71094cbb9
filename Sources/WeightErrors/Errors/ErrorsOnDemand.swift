import Domain
import Quantities
import Quantization
import Synchronization

/// The same errors of invented weights as `SyntheticErrors`, each format's made when it is first asked for.
package final class ErrorsOnDemand: SchemeErrorSource {
  private struct Contents {
    var samples: ErrorEstimator.Samples?
    var estimates: [String: [TensorFamily: Interval]] = [:]
  }

  private let estimator: ErrorEstimator
  private let shapes: [ErrorEstimator.ClassShape]
  private let formats: Set<String>
  private let contents = Mutex(Contents())
  package let note: QualityEstimate.Note
  package var basis: QualityEstimate.Basis { .synthetic }

  package init(model: Model, schemes: [Scheme], seed: UInt64 = 1) {
    estimator = ErrorEstimator(seed: seed, weightsPerClass: SyntheticErrors.weightsPerClass)
    shapes = SyntheticErrors.shapes(of: model, under: schemes)
    formats = SyntheticErrors.formats(of: schemes)
    note = .synthetic(seed: seed, model: model.name)
  }

  package func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? {
    guard formats.contains(format) else { return nil }
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
}
