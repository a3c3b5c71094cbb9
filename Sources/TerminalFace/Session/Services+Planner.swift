import Catalogs
import Domain
import Export
import Planning
import Presentation
import WeightErrors

extension Services {
  /// The real thing: the planner and the laboratory over some catalogs.
  package static func real(_ catalogs: CatalogStore) -> Services {
    let weights = WeightMeasurements(catalogs)
    let planner = Planner(catalogs: catalogs, weights: weights)
    let summaries = CatalogSummaries(catalogs: catalogs)
    return Services(
      start: { start in
        try explained {
          // Weights are measured when the user asks.
          let unhurried: RequestChanges = start.changes[.weights] == nil ? [:] : [.weightsPolicy: "recorded"]
          return try planner.resolver.opening(start.changes.over(unhurried))
        }
      },
      revise: { request, changes in try explained { try planner.resolver.request(changes, from: request) } },
      plan: { request in
        try explained {
          var request = request
          // What would have to be measured first is planned as recorded, and says so.
          if try !weights.knows(request) { request.weightsPolicy = .recorded }
          return try planner.plan(request)
        }
      },
      facts: { request in try explained { try summaries.facts(of: request) } },
      list: { summaries.lists() },
      hardware: { request in try explained { try planner.hardware(for: request) } },
      models: { request in try explained { try planner.models(beside: request) } },
      room: { plan, contexts, sequences in
        try explained { try planner.room(of: plan, contexts: contexts, sequences: sequences) }
      },
      measure: { plan, isCancelled, report in
        try explained {
          try SchemeMeasurement(catalogs: catalogs, weights: weights, plan: plan)
            .run(isCancelled: isCancelled, report: report)
        }
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
    } catch let error as WeightsError {
      throw Failure(error.message)
    }
  }
}
