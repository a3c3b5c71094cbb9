import Catalogs
import Domain
import Quantities
import Quantization
import Synchronization
import Tensors
import WeightErrors

/// Quantizes sample tensors with the formats of a plan's scheme, on real weights where the request names some.
struct SchemeMeasurement {
  private let run: MeasurementRun
  private let weights: WeightMeasurements
  private let request: PlanRequest
  /// The formats of the plan's scheme.
  private let formats: [Treatment]

  init(catalogs: CatalogStore, weights: WeightMeasurements, plan: Plan) throws {
    self.weights = weights
    request = plan.request
    let scheme = try catalogs.scheme(plan.deployment.scheme)
    formats = WeightSample.formats(of: [scheme])
    if let path = request.weights {
      run = try Self.run(weights, request, path: path, catalogs: catalogs)
    } else {
      run = try Self.synthetic(catalogs, plan, scheme)
    }
    guard !run.schemes.isEmpty else {
      throw Failure(
        scheme.kind == .unquantized
          ? "\(scheme.id) stores the weights as published: there is no error to measure. Pin another scheme first."
          : "The laboratory has no format for \(scheme.id); pin another scheme to measure.")
    }
    guard !run.plan.population.isEmpty else {
      throw Failure("\(run.source.label) holds no matrices of a language model to quantize.")
    }
  }

  /// Measures, reports each tensor once, and keeps what a whole run found of real weights.
  func run(
    isCancelled: @escaping @Sendable () -> Bool, report: @escaping @Sendable (MeasurementProgress) -> Void
  ) throws {
    let total = run.plan.sample.reduce(0) { sum, tensor in
      sum + run.schemes.count { $0.format(for: tensor) != nil }
    }
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
    if request.weights != nil, !outcome.summary.isPartial { try weights.keep(outcome, for: request) }
  }

  /// The error so far of the scheme's format; several formats have no single number.
  private func estimate(_ results: [MeasurementResult]) -> Interval? {
    guard formats.count == 1, let format = run.schemes.first(where: { $0.id == formats[0].id }) else { return nil }
    return WeightSample.estimate(results, of: format, in: run.plan)
  }

  /// What the request's own weights are measured for: every format that its plan weighs.
  private static func run(
    _ weights: WeightMeasurements, _ request: PlanRequest, path: String, catalogs: CatalogStore
  ) throws -> MeasurementRun {
    if case .record = try WeightsReference(path, catalogs: catalogs) {
      throw Failure("\(path) holds measurements, which the plan uses; name the weights themselves to measure more.")
    }
    return try weights.run(for: request)
  }

  /// What the plan's scheme does to invented weights in the model's shapes.
  private static func synthetic(
    _ catalogs: CatalogStore, _ plan: Plan, _ scheme: Scheme
  ) throws -> MeasurementRun {
    let model = try catalogs.model(plan.request.model)
    guard let source = LaboratoryModel.syntheticSource(model, seed: WeightSample.seed) else {
      throw Failure("The layout of \(model.name) is not known well enough to invent weights for it.")
    }
    return WeightSample.run(source, schemes: [scheme], workers: 1)
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
