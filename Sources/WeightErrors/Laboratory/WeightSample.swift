import Domain
import Quantities
import Quantization
import Tensors

/// The one way in which every face samples weights for a plan, so that all find the same errors.
package enum WeightSample {
  package static let seed: UInt64 = 0

  /// The laboratory's formats that some schemes store weights in, each once.
  package static func formats(of schemes: [Scheme]) -> [Treatment] {
    var formats: [Treatment] = []
    // What is kept at 16 bits has no error to measure.
    for format in schemes.flatMap(\.rules).map(\.format) where format.isQuantized {
      for name in format.ids {
        guard let scheme = Treatment(named: name),
          !formats.contains(where: { $0.id == scheme.id })
        else { continue }
        formats.append(scheme)
      }
    }
    return formats
  }

  package static func run(
    _ source: any TensorSource, tensors: [TensorDescriptor], formats: [Treatment], workers: Int
  ) -> MeasurementRun {
    MeasurementRun(
      source: source, tensors: tensors, schemes: formats, extent: .usual,
      work: WorkContext(workers: workers, seed: seed))
  }

  /// The parameter-weighted error of what a plan samples, from results of one format; nil without any.
  package static func estimate(_ results: [MeasurementResult], of plan: SamplingPlan) -> Interval? {
    let errors = Dictionary(
      results.map { ($0.tensor, $0.metrics.relativeSquaredError) }, uniquingKeysWith: { first, _ in first })
    let units = plan.population.map { tensor in
      StratifiedEstimate.Unit(
        stratum: plan.stratum(of: tensor), parameters: Double(tensor.elementCount), error: errors[tensor.name] ?? nil)
    }
    return StratifiedEstimate.estimate(units).map { Interval($0) }
  }
}
