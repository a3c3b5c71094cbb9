import Catalogs
import Domain
import Export
import Planning
import Presentation
import Quantities
import Quantization
import Synchronization
import Tensors
import WeightErrors

/// Quantizes sample tensors with the formats of a plan's scheme, on real weights where the request names some.
struct SchemeMeasurement {
  private let run: MeasurementRun
  private let weights: String?

  init(catalogs: CatalogStore, plan: Plan) throws {
    let scheme = try catalogs.scheme(plan.deployment.scheme)
    let formats = WeightSample.formats(of: [scheme])
    guard !formats.isEmpty else {
      throw Failure(
        scheme.kind == .unquantized
          ? "\(scheme.id) stores the weights as published: there is no error to measure. Pin another scheme first."
          : "The laboratory has no format for \(scheme.id); pin another scheme to measure.")
    }
    let source = try Self.source(catalogs, plan)
    let tensors = source.tensors.quantizable()
    guard !tensors.isEmpty else { throw Failure("\(source.label) holds no matrices of a language model to quantize.") }
    weights = plan.request.weights
    run = WeightSample.run(source, tensors: tensors, formats: formats, workers: 1)
  }

  /// Measures, reports each tensor once, and returns the errors of real weights; nil for synthetic or stopped runs.
  func run(
    isCancelled: @escaping @Sendable () -> Bool, report: @escaping @Sendable (MeasurementProgress) -> Void
  ) throws -> MeasuredErrors? {
    let total = run.plan.sample.count * run.schemes.count
    let reported = Mutex(0)
    report(MeasurementProgress(completed: 0, total: total, rows: [], estimate: nil))
    let send: @Sendable ([MeasurementResult], Interval?, Int) -> Void = { results, estimate, total in
      let rows = reported.withLock { count in
        defer { count = max(count, results.count) }
        return results.dropFirst(count).map(MeasuredTensor.init)
      }
      guard !rows.isEmpty || estimate != nil else { return }
      report(MeasurementProgress(completed: results.count, total: total, rows: rows, estimate: estimate))
    }
    let outcome = try run.run(isCancelled: isCancelled) { progress in
      send(progress.results, estimate(progress.results), total)
    }
    // A run that is precise enough ends before the whole sample.
    send(outcome.results, estimate(outcome.results), outcome.summary.isPartial ? total : outcome.results.count)
    guard outcome.results.isEmpty == false || outcome.summary.isPartial else {
      throw Failure(outcome.summary.skipped.first.map { "\($0.tensor): \($0.reason)" } ?? "Nothing was measured.")
    }
    guard let weights, !outcome.summary.isPartial else { return nil }
    return MeasuredErrors(outcome, file: weights)
  }

  /// The parameter-weighted error so far of the first format; several formats have no single number.
  private func estimate(_ results: [MeasurementResult]) -> Interval? {
    guard run.schemes.count == 1 else { return nil }
    let errors = Dictionary(
      results.map { ($0.tensor, $0.metrics.relativeSquaredError) }, uniquingKeysWith: { first, _ in first })
    let units = run.plan.population.map { tensor in
      StratifiedEstimate.Unit(
        stratum: run.plan.stratum(of: tensor), parameters: Double(tensor.elementCount),
        error: errors[tensor.name] ?? nil)
    }
    return StratifiedEstimate.estimate(units).map { Interval($0) }
  }

  private static func source(_ catalogs: CatalogStore, _ plan: Plan) throws -> any TensorSource {
    if let path = plan.request.weights {
      guard !path.hasSuffix(MeasurementFile.suffix) else {
        throw Failure("\(path) holds measurements, which the plan uses; name the weights themselves to measure more.")
      }
      return try WeightFiles.open(path: path)
    }
    let model = try catalogs.model(plan.request.model)
    guard let source = LaboratoryModel.syntheticSource(model, seed: WeightSample.seed) else {
      throw Failure("The layout of \(model.name) is not known well enough to invent weights for it.")
    }
    return source
  }
}

extension MeasuredTensor {
  fileprivate init(_ result: MeasurementResult) {
    self.init(
      name: result.tensor, format: result.scheme, bitsPerWeight: result.bitsPerWeight ?? .nan,
      relativeSquaredError: result.metrics.relativeSquaredError ?? .nan,
      signalToNoiseDecibels: result.metrics.signalToNoiseDecibels ?? .nan)
  }
}
