import Catalogs
import Domain
import Quantization
import Synchronization
import Tensors

/// Errors of the weights that requests name, read or measured once: the one meaning of a request's weights.
///
/// They are a function of the request's weights, scheme, engine and policy and of the files: sample and seed are fixed.
package final class WeightMeasurements: Sendable {
  package typealias Progress = @Sendable (MeasurementRun.Progress) -> Void

  private struct Key: Hashable {
    let weights: WeightsReference
    let stamp: FileStamp
    /// Those that are weighed, and their formats: what is measured of a tensor is what some of them make of it.
    let schemes: [String]
    let formats: [String]
  }

  private let catalogs: CatalogStore
  private let workers: Int
  private let progress: Progress?
  private let known = Mutex<[Key: MeasuredErrors]>([:])

  /// - Parameters:
  ///   - workers: threads that measure; the errors are the same with any number.
  ///   - progress: told of measurements that a plan waits for.
  package init(_ catalogs: CatalogStore, workers: Int = 1, progress: Progress? = nil) {
    self.catalogs = catalogs
    self.workers = workers
    self.progress = progress
  }

  /// The policy that a request follows; nil where it names no weights.
  package func policy(of request: PlanRequest) throws(WeightsError) -> WeightsPolicy? {
    guard let weights = request.weights else { return nil }
    return try WeightsReference(weights, catalogs: catalogs).policy(asked: request.weightsPolicy)
  }

  /// What is known of the errors of the request's weights; nil where it names none or only tensors not to be measured.
  package func errors(for request: PlanRequest) throws -> MeasuredErrors? {
    guard let key = try key(for: request) else { return nil }
    if let errors = known.withLock({ $0[key] }) { return errors }
    switch key.weights {
    case .record(let path):
      let errors = try Self.recorded(path)
      known.withLock { $0[key] = errors }
      return errors
    case .tensors:
      guard !key.formats.isEmpty else { return nil }
      return try keep(try run(for: request).run(progress: progress), for: request)
    }
  }

  /// Whether `errors` needs to measure nothing.
  package func knows(_ request: PlanRequest) throws -> Bool {
    guard let key = try key(for: request), case .tensors = key.weights, !key.formats.isEmpty else { return true }
    return known.withLock { $0[key] != nil }
  }

  /// The measurement that the request's weights ask for, for those who watch or stop it.
  package func run(for request: PlanRequest) throws -> MeasurementRun {
    let source = try WeightFiles.open(path: try path(of: request))
    return WeightSample.run(source, schemes: try schemes(for: request), workers: workers)
  }

  /// Keeps what such a measurement has found.
  @discardableResult
  package func keep(_ report: MeasurementRun.Report, for request: PlanRequest) throws -> MeasuredErrors? {
    let path = try path(of: request)
    if let fault = report.summary.fault { throw WeightsError.damaged(fault) }
    guard let errors = MeasuredErrors(report, file: request.weights ?? path) else {
      let reason = report.summary.skipped.first.map { "\($0.tensor), of which \($0.scheme) says: \($0.reason)" }
      throw WeightsError.nothingMeasured(
        path: path, found: reason ?? (report.sample.isEmpty ? "none" : "none whose error is a number"))
    }
    try keep(errors, for: request)
    return errors
  }

  /// Keeps errors as those that the request's weights have.
  package func keep(_ errors: MeasuredErrors, for request: PlanRequest) throws {
    var measured = request
    measured.weightsPolicy = .measure
    if let key = try key(for: measured) { known.withLock { $0[key] = errors } }
  }

  private static func recorded(_ path: String) throws(WeightsError) -> MeasuredErrors {
    let record = try MeasurementRecord(path: path)
    guard let errors = MeasuredErrors(rows: record.rows, file: path) else {
      throw .noRoundedRows(path: path, rows: record.rows.count)
    }
    return errors
  }
}

extension WeightMeasurements {
  /// Nil where the request's plan rests on no errors of its own weights.
  private func key(for request: PlanRequest) throws -> Key? {
    guard let weights = request.weights else { return nil }
    let reference = try WeightsReference(weights, catalogs: catalogs)
    switch reference {
    case .record(let path): return Key(weights: reference, stamp: FileStamp(path), schemes: [], formats: [])
    case .tensors(let path):
      guard reference.policy(asked: request.weightsPolicy) == .measure else { return nil }
      let schemes = try schemes(for: request)
      return Key(
        weights: reference, stamp: FileStamp(path), schemes: schemes.map(\.id),
        formats: WeightSample.formats(of: schemes).map(\.id))
    }
  }

  /// The scheme that the request pins, or all that it weighs.
  private func schemes(for request: PlanRequest) throws -> [Scheme] {
    if let scheme = request.scheme { return [try catalogs.scheme(scheme)] }
    let engine = try catalogs.engine(request.engine)
    let own = try engine.ownSchemes.map { try catalogs.scheme($0) }
    return try catalogs.offeredSchemes().filter { $0.engines.contains(engine.id) } + own
  }

  private func path(of request: PlanRequest) throws(WeightsError) -> String {
    switch try WeightsReference(request.weights ?? "", catalogs: catalogs) {
    case .tensors(let path), .record(let path): path
    }
  }
}
