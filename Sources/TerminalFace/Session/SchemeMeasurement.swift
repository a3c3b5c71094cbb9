import Catalogs
import Domain
import Planning
import Presentation
import Quantities
import Quantization
import Synchronization
import Tensors

/// Quantizes sample tensors with the formats of a plan's scheme, on real weights where the request names some.
struct SchemeMeasurement {
  private let run: MeasurementRun
  private let weights: String?

  /// So many tensors give an interval narrow enough to choose by, within a minute on a laptop.
  private static let sampleLimit = 24
  private static let seed: UInt64 = 1

  init(catalogs: CatalogStore, plan: Plan) throws {
    let scheme = try catalogs.scheme(plan.deployment.scheme)
    let formats = Self.formats(of: scheme)
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
    run = MeasurementRun(
      source: source, tensors: tensors, schemes: formats, sampleLimit: Self.sampleLimit, seed: Self.seed)
  }

  /// Measures, reports each tensor once, and returns the errors of real weights; nil for synthetic or stopped runs.
  func run(
    isCancelled: @escaping @Sendable () -> Bool, report: @escaping @Sendable (MeasurementProgress) -> Void
  ) throws -> FileErrors? {
    let total = run.plan.sample.count * run.schemes.count
    let reported = Mutex(0)
    report(MeasurementProgress(completed: 0, total: total, rows: [], estimate: nil))
    let send: @Sendable ([MeasurementResult], Interval?) -> Void = { results, estimate in
      let rows = reported.withLock { count in
        defer { count = max(count, results.count) }
        return results.dropFirst(count).map(MeasuredTensor.init)
      }
      guard !rows.isEmpty || estimate != nil else { return }
      report(MeasurementProgress(completed: results.count, total: total, rows: rows, estimate: estimate))
    }
    let outcome = try run.run(isCancelled: isCancelled) { progress in
      send(progress.results, estimate(progress.results))
    }
    send(outcome.results, estimate(outcome.results))
    guard outcome.results.isEmpty == false || outcome.summary.isPartial else {
      throw Failure(outcome.summary.skipped.first.map { "\($0.tensor): \($0.reason)" } ?? "Nothing was measured.")
    }
    guard let weights, !outcome.summary.isPartial else { return nil }
    let byFormat = outcome.summary.schemes.compactMap { scheme in
      scheme.relativeSquaredError.map { (scheme.scheme, Interval($0)) }
    }
    return FileErrors(
      file: weights, byFormat: Dictionary(byFormat, uniquingKeysWith: { first, _ in first }),
      tensors: Set(outcome.results.map(\.tensor)).count)
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
    if let path = plan.request.weights { return try WeightFiles.open(path: path) }
    let model = try catalogs.model(plan.request.model)
    guard let source = LaboratoryModel.syntheticSource(model, seed: seed) else {
      throw Failure("The layout of \(model.name) is not known well enough to invent weights for it.")
    }
    return source
  }

  /// The laboratory's formats that a scheme's rules name, each once.
  private static func formats(of scheme: Scheme) -> [QuantizationScheme] {
    var names: [String] = []
    // What is kept at 16 bits has no error to measure.
    for format in scheme.rules.map(\.format) where format.elementBits < 16 {
      if let name = format.laboratoryFormat, !names.contains(name) { names.append(name) }
    }
    return names.compactMap { QuantizationScheme(named: $0) }
  }
}

/// What measurements of one file have shown so far.
struct FileErrors: Sendable {
  let file: String
  /// t² by the laboratory's formats.
  private(set) var byFormat: [String: Interval]
  private(set) var tensors: Int

  /// Adds what a later measurement has shown; of a format that was measured twice, the later counts.
  mutating func merge(_ other: FileErrors) {
    byFormat.merge(other.byFormat) { _, later in later }
    tensors = max(tensors, other.tensors)
  }

  var measured: MeasuredErrors { MeasuredErrors(byFormat: byFormat, file: file, tensors: tensors) }
}

extension MeasuredTensor {
  fileprivate init(_ result: MeasurementResult) {
    self.init(
      name: result.tensor, format: result.scheme, bitsPerWeight: result.bitsPerWeight ?? .nan,
      relativeSquaredError: result.metrics.relativeSquaredError ?? .nan,
      signalToNoiseDecibels: result.metrics.signalToNoiseDecibels ?? .nan)
  }
}

extension Interval {
  /// An interval without known ends is as wide as its value.
  fileprivate init(_ interval: ErrorInterval) {
    self.init(
      low: interval.low ?? interval.likely, likely: interval.likely, high: interval.high ?? interval.likely)
  }
}
