import Catalogs
import Domain

/// From what people ask to a request: the one way, for every face.
///
/// Names become ids, and what nobody said comes from an earlier request, the workload or the catalogs' defaults.
package struct RequestResolver: Sendable {
  package let catalogs: CatalogStore
  /// Every change that is tried asks for the usual engine again.
  let cache: ResourceCache

  package init(_ catalogs: CatalogStore) { self.init(catalogs, cache: ResourceCache()) }

  init(_ catalogs: CatalogStore, cache: ResourceCache) { (self.catalogs, self.cache) = (catalogs, cache) }

  /// The request that changes make of an earlier one, or of the defaults.
  ///
  /// An engine that doesn't run on other hardware gives way to one that does, a KV cache format to an engine that
  /// lacks it, weights to another model, and lengths and targets to another workload.
  package func request(_ asked: RequestChanges, from earlier: PlanRequest? = nil) throws -> PlanRequest {
    try checkLoad(asked)
    let asked = asked.takingJobsOffline(after: earlier)
    let names = try ResolvedNames(asked, from: earlier, resolver: self)
    let changes = asked.takingArrivalsOnline(beside: names, after: earlier)
    var request = PlanRequest(
      model: names.model, accelerator: names.accelerator, workload: names.workload, engine: names.engineName,
      region: names.region)
    request.workload = names.workloadName
    request.host = names.host
    request.among = names.among
    request.amongEngines = names.amongEngines
    if let earlier { names.inherit(earlier, to: &request) }
    // A model that ends before lengths that nobody asked of it is asked for what it has.
    if names.isOtherModel || names.isOtherWorkload, let positions = names.positions, request.contextTokens > positions {
      request.contextTokens = positions
      request.shrinkLengthsToContext()
    }
    try checked { () throws(RequestProblem) in try request.apply(names.others(of: changes)) }
    if changes[.count] == nil, let hardware = changes[.accelerator], CatalogStore.isThisMachine(hardware) {
      request.count = try catalogs.machineHardware().planned().group.count
    }
    request.settleLoad(changes, workload: names.workload)
    try checkCompanions(changes, request, drawsImages: names.kind == .drawing)
    try names.kind?.check(changes, of: names.modelName)
    if request.mode == .offline, names.workload.mode == .online, changes[.mode] != nil || names.isOtherWorkload {
      request.dropLatencyTargets(of: names.workload, but: changes)
    }
    if request.mode == .online, earlier?.mode == .offline, changes[.mode] != nil {
      request.restoreLatencyTargets(of: names.workload, but: changes)
    }
    if changes[.speculative] != nil, case .draft(let draft) = request.speculative {
      request.speculative = .draft(model: name(draft, id: try catalogs.model(draft).id))
    }
    if changes[.scheme] != nil { request.scheme = try request.scheme.map { try catalogs.scheme($0).id } }
    return request
  }

  /// Refuses more than one way to say how much comes.
  private func checkLoad(_ changes: RequestChanges) throws(PlanningError) {
    let loads = changes.loads
    guard loads.count > 1 else { return }
    throw .invalid(
      what: "the load", found: loads.map { "\($0.flag) \(changes[$0] ?? "")" }.joined(separator: " and "),
      expected: "one of them, as each says how much comes")
  }

  /// Refuses what would count for nothing, as what it belongs to isn't asked for.
  private func checkCompanions(
    _ changes: RequestChanges, _ request: PlanRequest, drawsImages: Bool
  ) throws(PlanningError) {
    let companions: [(RequestField, isThere: Bool, of: RequestField, String)] = [
      (.withinSeconds, request.documents != nil, .documents, "the documents that are to be done in it"),
      (.thinkSeconds, request.users != nil, .users, "the users who think so long"),
      (.peakFactor, request.requestsPerDay != nil, .requestsPerDay, "the requests of the day"),
      (.oneTimeWork, request.horizonSeconds != nil, .horizonSeconds, "the time that its cost is spread over"),
      (.imageSize, drawsImages || request.images ?? 0 > 0, .images, "images of that size in a request"),
    ]
    // What a trace says of its requests is known; nothing else can be said of them.
    if request.trace != nil, let field = RequestField.traced.first(where: { changes[$0] != nil }) {
      throw .invalid(
        what: field.name, found: changes[field] ?? "",
        expected: "what the trace says (\(RequestField.trace.flag)): one of the two")
    }
    for (field, isThere, other, expected) in companions where !isThere {
      guard let found = changes[field], ![RequestField.unlimited, RequestField.automatic].contains(found.lowercased())
      else { continue }
      throw .invalid(what: field.name, found: found, expected: "\(expected) (\(other.flag))")
    }
  }

  /// The question that an interface opens with; where a model is asked for, the defaults' instead.
  package func opening(_ changes: RequestChanges) throws -> PlanRequest { try request(openingChanges(changes)) }

  /// What the opening question asks, as text: the changes, over the defaults' question where they name no model.
  package func openingChanges(_ changes: RequestChanges) throws -> RequestChanges {
    guard changes[.model] == nil else { return changes }
    let defaults = try catalogs.defaults()
    var opening = RequestChanges()
    for field in RequestField.all { opening[field] = defaults.opening[field.id] }
    return changes.over(opening)
  }

  /// Catalog names become ids; a path to one's own file stays a path.
  ///
  /// A folder's bare name becomes a path, so that it never finds an entry elsewhere.
  func name(_ query: String, id: String) -> String {
    guard case .file(let path) = catalogs.reference(query) else { return id }
    return path == "./\(query)" ? path : query
  }
}
