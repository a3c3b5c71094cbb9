import Catalogs
import Domain
import Export
import Planning
import Presentation
import Synchronization
import WeightErrors

extension Services {
  /// The real thing: the planner and the laboratory over some catalogs.
  package static func real(_ catalogs: CatalogStore) -> Services {
    let planners = Planners(catalogs)
    let summaries = CatalogSummaries(catalogs: catalogs)
    return Services(
      start: { start in
        var request = try explained {
          try planners.plain.request(
            model: start.model, accelerator: start.hardware, workload: start.workload, engine: start.engine,
            region: start.region)
        }
        request.count = start.count
        request.weights = start.weights
        try start.weights.map(planners.readMeasurements)
        return request
      },
      revise: { request, choice in try explained { try planners.revise(request, choice) } },
      plan: { request in try explained { try planners.planner(for: request).plan(request) } },
      facts: { request in try explained { try summaries.facts(of: request) } },
      list: { summaries.lists() },
      measure: { plan, isCancelled, report in
        let errors = try SchemeMeasurement(catalogs: catalogs, plan: plan)
          .run(isCancelled: isCancelled, report: report)
        if let errors { planners.keep(errors) }
      })
  }

  /// Errors in the words that they have for people.
  private static func explained<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as PlanningError {
      throw Failure(error.message.prefix(1).uppercased() + error.message.dropFirst() + ".")
    } catch let error as ExportError {
      throw Failure(error.message)
    } catch let error as CatalogError {
      throw Failure(error.message)
    }
  }
}

/// Planners that share what they have read: one for everything, and one for each file of weights that was measured.
private final class Planners: Sendable {
  let plain: Planner
  private let catalogs: CatalogStore
  private let measured = Mutex<[String: (errors: MeasuredErrors, planner: Planner)]>([:])

  init(_ catalogs: CatalogStore) {
    self.catalogs = catalogs
    plain = Planner(catalogs: catalogs)
  }

  func planner(for request: PlanRequest) -> Planner {
    guard let weights = request.weights else { return plain }
    return measured.withLock { $0[weights]?.planner } ?? plain
  }

  /// Takes in a file of measurements; a file of weights is measured only when the user asks.
  func readMeasurements(_ path: String) throws {
    guard path.hasSuffix(MeasurementFile.suffix) else { return }
    let file = try MeasurementFile(path: path, mustExist: true, version: "")
    guard let errors = MeasuredErrors(rows: file.rows, file: path) else {
      throw Failure("\(path) holds no measurements of weights rounded to nearest.")
    }
    keep(errors)
  }

  /// Plans of this file's weights rest on all that was measured of it from now on.
  func keep(_ errors: MeasuredErrors) {
    measured.withLock { known in
      var all = known[errors.file]?.errors ?? errors
      all.merge(errors)
      known[errors.file] = (all, Planner(catalogs: catalogs, measured: all))
    }
  }

  /// The request with another entry, and with what depends on it: an engine that runs on the hardware, the workload's
  /// lengths and targets, and no weights of another model.
  func revise(_ request: PlanRequest, _ choice: Choice) throws -> PlanRequest {
    var revised = request
    switch choice.kind {
    case .models:
      guard choice.id != request.model else { return request }
      revised = try fresh(request, model: choice.id)
      revised.weights = nil
    case .hardware:
      let known = try catalogs.engine(request.engine).runs(on: catalogs.accelerator(choice.id)) ?? true
      revised.accelerator = choice.id
      if !known {
        revised.engine = try plain.request(model: request.model, accelerator: choice.id).engine
        revised.keyValueCache = nil
      }
    case .workloads: revised = try fresh(request, workload: choice.id)
    case .engines:
      revised.engine = try catalogs.engine(choice.id).id
      revised.keyValueCache = nil
    case .regions: revised.region = try catalogs.region(choice.id).id
    case .schemes: revised.scheme = choice.id
    }
    return revised
  }

  /// Lengths and targets anew, everything that was chosen by hand kept.
  private func fresh(
    _ request: PlanRequest, model: String? = nil, workload: String? = nil
  ) throws -> PlanRequest {
    var fresh = try plain.request(
      model: model ?? request.model, accelerator: request.accelerator, workload: workload ?? request.workload,
      engine: request.engine, region: request.region)
    fresh.count = request.count
    fresh.scheme = request.scheme
    fresh.keyValueCache = request.keyValueCache
    fresh.maximumUSDPerHour = request.maximumUSDPerHour
    fresh.weights = request.weights
    if workload == nil { fresh.mode = request.mode }
    return fresh
  }
}
