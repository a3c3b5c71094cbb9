import Catalogs
import Domain

/// What the names of a request stand for, and what of an earlier request they leave.
struct ResolvedNames {
  let model: String
  let accelerator: String
  let host: HostUse?
  /// A choice of hardware, where one was asked for; `accelerator` is the first of it.
  let among: String?
  let workload: Workload
  let workloadName: String
  let engine: Engine
  let engineName: String
  /// A choice of engines, where one was asked for.
  let amongEngines: String?
  let region: String
  /// Tokens that the model can hold; nil where it has no end.
  let positions: Int?
  /// What goes in and comes out of it; nil where nobody knows its shape.
  let kind: RequestKind?
  let modelName: String
  let isOtherModel: Bool
  /// Whether lengths and targets are the workload's rather than the earlier request's.
  let isOtherWorkload: Bool
  /// Whether the workload is what the model has where nobody names one.
  let isUsualWorkload: Bool

  init(_ asked: RequestChanges, from earlier: PlanRequest?, resolver: RequestResolver) throws {
    let catalogs = resolver.catalogs
    let (changes, left) = asked.leavingNames
    let defaults = try catalogs.defaults()
    guard let name = changes[.model] ?? earlier?.model else { throw PlanningError.noModel }
    let found = try resolver.cache.model(name, catalogs)
    try earlier?.checkChoices(beside: changes, catalogs)
    let hardware: Accelerator
    (hardware, among) = try Self.hardware(changes, earlier, defaults, resolver)
    model = resolver.name(name, id: found.id)
    (accelerator, host) = (hardware.reference, hardware.hostUse)
    isOtherModel = model != earlier?.model
    (positions, kind, modelName) = (found.architecture?.maximumPositions, RequestKind(found), found.name)

    let engines = try Self.choice(
      of: changes[.engine], from: left.contains(RequestField.engine.id) ? nil : earlier, isAmong: among != nil,
      resolver: resolver)
    amongEngines = engines?.text
    let named = try changes[.engine].map { try engines?.first(on: hardware, for: found.servedKind, resolver).id ?? $0 }
    (engine, engineName) = try Self.engine(
      named, earlier: left.contains(RequestField.engine.id) ? nil : earlier, on: hardware,
      isOther: accelerator != earlier?.accelerator,
      scheme: try catalogs.scheme(changes, from: earlier), stored: try resolver.published(found),
      bringsScheme: isOtherModel && changes[.scheme] == nil && found.checkpoint != nil, kind: found.servedKind,
      resolver: resolver)

    let usual = defaults.workload(for: found)
    let kept = left.contains(RequestField.workload.id) ? nil : try Self.kept(earlier, beside: found, model, resolver)
    let load = changes[.workload] ?? kept ?? usual
    workload = try catalogs.workload(load)
    try resolver.check(workload, for: found, usual: usual)
    workloadName = resolver.name(load, id: workload.id)
    isUsualWorkload = workload.id == usual
    isOtherWorkload = asked[.workload] != nil || workloadName != earlier?.workload

    let site = changes[.region] ?? (left.contains(RequestField.region.id) ? nil : earlier?.region) ?? defaults.region
    region = try resolver.region(
      site, isAsked: changes[.region] != nil, within: changes[.residency] ?? earlier?.residency, for: hardware,
      market: changes[.market].flatMap { Market(rawValue: $0.lowercased()) } ?? earlier?.market ?? .onDemand)
  }

  /// What is asked beside the names.
  func others(of changes: RequestChanges) -> RequestChanges {
    var others = changes.leavingNames.changes
    for field in RequestField.all where field.origin == .catalogs { others[field] = nil }
    return others
  }

  /// The engines to choose from; of open hardware a single one is a choice too, lest each has its usual one.
  private static func choice(
    of asked: String?, from earlier: PlanRequest?, isAmong: Bool, resolver: RequestResolver
  ) throws -> EngineSet? {
    let kept = isAmong ? try earlier.flatMap { try resolver.askedEngine(of: $0) } : earlier?.amongEngines
    return (asked ?? kept).flatMap { EngineSet($0, orOne: isAmong) }
  }

  /// The accelerator, else what stands for a choice of hardware, and the choice where it is one.
  private static func hardware(
    _ changes: RequestChanges, _ earlier: PlanRequest?, _ defaults: RequestDefaults, _ resolver: RequestResolver
  ) throws -> (Accelerator, among: String?) {
    let asked = changes[.accelerator]
    if let asked, let set = HardwareSet(asked, catalogs: resolver.catalogs) {
      return (try first(of: set, defaults, resolver), set.text)
    }
    let device = asked ?? earlier?.accelerator ?? defaults.accelerator
    let among = asked == nil ? earlier?.among : nil
    return (try resolver.cache.accelerator(device, resolver.catalogs), among)
  }

  /// What stands for a choice of hardware until it is made: the usual accelerator, else one that the usual engine runs
  /// on, so that the others only change what they must.
  private static func first(
    of set: HardwareSet, _ defaults: RequestDefaults, _ resolver: RequestResolver
  ) throws -> Accelerator {
    let all = try set.accelerators(resolver.catalogs, CatalogFaults()).sorted { $0.reference < $1.reference }
    if let usual = all.first(where: { $0.id == defaults.accelerator }) { return usual }
    let served = try all.first { try resolver.engine(for: $0).id == defaults.engines.first?.id }
    guard let found = served ?? all.first else {
      throw PlanningError.invalid(what: RequestField.accelerator.name, found: "nothing", expected: "an accelerator")
    }
    return found
  }

  /// The earlier workload, unless another model had it by default, or this one can't do it.
  ///
  /// - Parameter name: what requests call the model.
  private static func kept(
    _ earlier: PlanRequest?, beside model: Model, _ name: String, _ resolver: RequestResolver
  ) throws -> String? {
    guard let earlier, earlier.model != name else { return earlier?.workload }
    if let workload = try? resolver.catalogs.workload(earlier.workload), !ModelTask(workload).isOpen(to: model) {
      return nil
    }
    // Of a model that is gone nobody knows what it had by default.
    guard let other = try? resolver.cache.model(earlier.model, resolver.catalogs) else { return earlier.workload }
    return earlier.workload == (try resolver.catalogs.defaults().workload(for: other)) ? nil : earlier.workload
  }

  /// The engine that was asked for, now or earlier unless it doesn't run on other hardware, run another kind of model or
  /// load another checkpoint; else the usual one of what is asked now.
  private static func engine(
    _ asked: String?, earlier: PlanRequest?, on accelerator: Accelerator, isOther: Bool, scheme: Scheme?,
    stored: Scheme?, bringsScheme: Bool, kind: ServedKind?, resolver: RequestResolver
  ) throws -> (Engine, name: String) {
    let kept = try earlier.flatMap { $0.amongEngines == nil ? try resolver.askedEngine(of: $0) : $0.engine }
    if let name = asked ?? kept {
      let engine = try resolver.cache.engine(name, resolver.catalogs)
      let loads = (!bringsScheme || stored?.engines.contains(engine.id) ?? true) && engine.runs(kind)
      if asked != nil || (loads && (!isOther || engine.runs(on: accelerator) != false)) {
        return (engine, resolver.name(name, id: engine.id))
      }
    }
    let engine = try resolver.engine(for: accelerator, scheme: scheme ?? stored, kind: kind)
    return (engine, engine.id)
  }

  /// Takes over what an earlier request says and the names don't change.
  func inherit(_ earlier: PlanRequest, to request: inout PlanRequest) {
    for field in RequestField.all {
      switch field.origin {
      case .catalogs: continue
      case .workload where isOtherWorkload: continue
      case .model where isOtherModel: continue
      case .request, .workload, .model: field.copy(from: earlier, to: &request)
      }
    }
    if request.engine != earlier.engine, let format = request.keyValueCache,
      !engine.keyValueCacheFormats.contains(format)
    {
      request.keyValueCache = nil
    }
  }
}

extension RequestChanges {
  /// The changes without names that are left to the planner again, and the fields of those.
  fileprivate var leavingNames: (changes: RequestChanges, left: Set<String>) {
    var changes = self
    let left = [RequestField.engine, .workload, .region].filter { self[$0]?.lowercased() == RequestField.automatic }
    for field in left { changes[field] = nil }
    return (changes, Set(left.map(\.id)))
  }
}

extension PlanRequest {
  /// Refuses choices of hardware or engines that are none, as a file may tell, where no changes say otherwise.
  fileprivate func checkChoices(beside changes: RequestChanges, _ catalogs: CatalogStore) throws(PlanningError) {
    if changes[.accelerator] == nil, let among, HardwareSet(among, catalogs: catalogs) == nil {
      throw .invalid(
        what: "`among`", found: among.isEmpty ? "empty" : among,
        expected: "several accelerators: any, a vendor, a pattern, or a list of these and of names by commas")
    }
    if changes[.engine] == nil, let amongEngines, EngineSet(amongEngines, orOne: among != nil) == nil {
      throw .invalid(
        what: "`amongEngines`", found: amongEngines.isEmpty ? "empty" : amongEngines,
        expected: "several engines: any, or a list of names by commas")
    }
  }
}
