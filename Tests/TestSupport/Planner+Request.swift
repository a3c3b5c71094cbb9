import Domain
import Planning

extension Planner {
  /// The request that these names make of the defaults.
  package func request(
    model: String, accelerator: String, workload: String? = nil, engine: String? = nil, region: String? = nil
  ) throws -> PlanRequest {
    var changes: RequestChanges = [.model: model, .accelerator: accelerator]
    changes[.workload] = workload
    changes[.engine] = engine
    changes[.region] = region
    return try resolver.request(changes)
  }
}
