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

  /// A run over what schemes quantize of a file or of invented weights, each tensor in the formats that some of them
  /// give it, so that what is found of a scheme is the same beside others.
  package static func run(_ source: any TensorSource, schemes: [Scheme], workers: Int) -> MeasurementRun {
    let usual = source.tensors.quantizable()
    let laid = schemes.map { SchemeOnTensors($0, tensors: source.tensors).quantized(source.tensors) }
    let others = Dictionary(grouping: laid.joined(), by: \.format.id).mapValues { Set($0.map(\.tensor.name)) }
    let usualNames = Set(usual.map(\.name))
    let named = others.values.reduce(usualNames) { $0.union($1) }
    let population = source.tensors.filter { named.contains($0.name) }
    let treatments = formats(of: schemes).map { treatment in
      population.count == usual.count
        ? treatment
        : treatment.limited(
          to: population.filter { usualNames.contains($0.name) || others[treatment.id]?.contains($0.name) ?? false })
    }
    return MeasurementRun(
      source: source, tensors: population, schemes: treatments, extent: .usual,
      work: WorkContext(workers: workers, seed: seed))
  }

  /// The parameter-weighted error of what a plan samples under one format, from its results; nil without any.
  package static func estimate(
    _ results: [MeasurementResult], of format: Treatment, in plan: SamplingPlan
  ) -> Interval? {
    let errors = Dictionary(
      results.filter { $0.scheme == format.id }.map { ($0.tensor, $0.metrics.relativeSquaredError) },
      uniquingKeysWith: { first, _ in first })
    let units = plan.population.filter { format.format(for: $0) != nil }.map { tensor in
      StratifiedEstimate.Unit(
        stratum: plan.stratum(of: tensor), parameters: Double(tensor.elementCount), error: errors[tensor.name] ?? nil)
    }
    return StratifiedEstimate.estimate(units).map { Interval($0) }
  }
}
