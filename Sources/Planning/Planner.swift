import Catalogs
import Domain
import Estimation
import Quantities
import WeightErrors

/// Answers questions from the catalogs: the one way from a request to a plan, for every face.
package struct Planner: Sendable {
  package static let defaultWorkload = "chat"
  /// What models without a decoder are asked to do.
  package static let encoderWorkload = "document-retrieval"
  package static let defaultRegion = "united-states"

  let catalogs: CatalogStore
  let measured: MeasuredErrors?
  private let cache = ResourceCache()

  /// `measured`: errors of real weights, for plans whose quality should rest on them.
  package init(catalogs: CatalogStore, measured: MeasuredErrors? = nil) {
    self.catalogs = catalogs
    self.measured = measured
  }

  /// Resolves names (ids, aliases, unique parts, paths) and fills the rest from the workload.
  package func request(
    model: String, accelerator: String, workload: String? = nil, engine: String? = nil, region: String? = nil
  ) throws -> PlanRequest {
    let device = try catalogs.accelerator(accelerator)
    let engineID = try engine.map { try catalogs.engine($0).id } ?? Self.defaultEngine(for: device)
    let entry = try catalogs.model(model)
    let architecture = entry.architecture
    let usual = architecture?.kind == .encoder ? Self.encoderWorkload : Self.defaultWorkload
    let found = try catalogs.workload(workload ?? usual)
    var request = PlanRequest(
      model: reference(model, id: entry.id), accelerator: reference(accelerator, id: device.id),
      workload: found, engine: engineID, region: try catalogs.region(region ?? Self.defaultRegion).id)
    // A model that ends before the workload's lengths is asked for what it has.
    if let positions = architecture?.maximumPositions, request.contextTokens > positions {
      request.contextTokens = positions
      request.shrinkLengthsToContext()
    }
    return request
  }

  /// The plan with its repairs.
  package func plan(_ request: PlanRequest) throws -> Plan {
    let request = try spelledOut(request)
    let resources = try resources(for: request)
    try request.validated(for: resources.profile.architecture)
    var plan = try PlanBuilder(resources, request: request).plan()
    plan.repairs = try RepairSearch(planner: self, resources: resources, plan: plan).repairs()
    return plan
  }

  /// Accelerators needed for schemes × hardware.
  package func fit(_ request: PlanRequest, accelerators: [String], schemes: [String]? = nil) throws -> FitReport {
    var rows: [FitRow] = []
    let wanted = try schemes?.map { try catalogs.scheme($0).id }
    for accelerator in accelerators {
      var request = request
      let device = try catalogs.accelerator(accelerator)
      request.accelerator = reference(accelerator, id: device.id)
      if accelerators.count > 1, try catalogs.engine(request.engine).runs(on: device) == false {
        request.engine = Self.defaultEngine(for: device)
      }
      let resources = try resources(for: request, naming: wanted ?? [])
      try request.validated(for: resources.profile.architecture)
      let search = ShapeSearch(resources, request: request, schemes: wanted.map(Set.init))
      rows += search.fitRows(formats: search.cacheFormats())
    }
    return FitReport(
      model: request.model, contextTokens: request.contextTokens, concurrency: request.concurrency, rows: rows)
  }

  /// Catalog names become ids; a path to one's own file stays a path.
  private func reference(_ query: String, id: String) -> String {
    query.hasSuffix(".json") || query.contains("/") ? query : id
  }

  /// vLLM where it runs, else llama.cpp.
  static func defaultEngine(for accelerator: Accelerator) -> String {
    guard let vendor = accelerator.vendor else { return "vllm" }
    return ["NVIDIA", "AMD", "Intel", "Google"].contains(vendor) && accelerator.deviceClass != .cpu
      ? "vllm" : "llama-cpp"
  }

  /// - Parameter names: schemes on request that are asked for beside the request's own.
  func resources(for request: PlanRequest, naming names: [String] = []) throws -> PlanningResources {
    try cache.resources(for: request, naming: names, catalogs: catalogs, measured: measured)
  }

  /// A mix under the one name that it has, however the request spells it.
  private func spelledOut(_ request: PlanRequest) throws -> PlanRequest {
    guard let scheme = request.scheme, MixExpression.isMeant(by: scheme) else { return request }
    var request = request
    request.scheme = try cache.mix(scheme, catalogs: catalogs).id
    return request
  }

  /// Makes a mix known without reading it from its expression.
  func keep(mix: Scheme) { cache.keep(mix: mix) }
}
