import Catalogs
import Domain
import Estimation
import Quantities
import WeightErrors

/// Answers questions from the catalogs: the one way from a request to a plan, for every face.
package struct Planner: Sendable {
  package let catalogs: CatalogStore
  package let resolver: RequestResolver
  private let weights: WeightMeasurements
  /// Errors of the weights that the request being planned names.
  private var measured: MeasuredErrors?
  /// The load that the request being planned names.
  private var trace: Trace?
  /// What accelerators cost the request being planned.
  private var tariff: Tariff?
  private let cache = ResourceCache()

  /// - Parameter weights: what is known of the weights that requests name; shared by those who also watch it grow.
  package init(catalogs: CatalogStore, weights: WeightMeasurements? = nil) {
    self.catalogs = catalogs
    self.weights = weights ?? WeightMeasurements(catalogs)
    resolver = RequestResolver(catalogs, cache: cache)
  }

  /// The plan with its repairs; weights that the request names are read, or measured, first.
  package func plan(_ request: PlanRequest) throws -> Plan {
    var request = try spelledOut(request)
    var planner = self
    if let path = request.trace {
      let trace = try TraceFile.read(path)
      request.follow(trace)
      planner.trace = trace
    }
    planner.measured = try weights.errors(for: request)
    planner.tariff = try cache.tariff(for: request, catalogs)
    let set = request.among.flatMap { HardwareSet($0, catalogs: catalogs) }
    let isOpen = set != nil || request.amongEngines != nil
    var plan = try isOpen ? planner.answer(request, among: set) : planner.answer(request)
    plan.published = try catalogs.publishedAccuracies(of: plan.deployment.model, scheme: plan.deployment.scheme)
    let faults = CatalogFaults()
    faults.note(catalogs.faultsOfOwnEntries() + catalogs.faultsOfWeights(beside: request.model))
    plan.warnings = Array(Set(plan.warnings + faults.warnings)).sorted()
    return plan
  }

  /// The plan on the best of several accelerators, with the best of several engines, and what the others would be.
  ///
  /// - Parameter set: nil where the request names one accelerator.
  private func answer(_ request: PlanRequest, among set: HardwareSet?) throws -> Plan {
    let faults = CatalogFaults()
    var search = HardwareSearch(planner: self, request: request, faults: faults)
    search.wantsFront = true
    let accelerators = try set?.accelerators(catalogs, faults) ?? [catalogs.accelerator(request.accelerator)]
    // Not all are told of: those that take too much rent needn't be.
    if accelerators.count > Self.mostHardware { search.rented = search.shown }
    let ranked = try search.finals(priced(accelerators, for: request, faults))
    guard let winner = ranked.first else { return try answer(request) }
    var plan = try answer(winner.request)
    var seen: Set<String> = []
    let bestOfEach = ranked.filter { seen.insert($0.request.accelerator).inserted }
    plan.hardware =
      set == nil
      ? []
      : bestOfEach.prefix(Self.mostHardware).map { found in
        // The winner's row is the plan, after its closer look.
        found.best.deployment == plan.deployment ? plan.chosen : found.best.alternative
      }
    plan.front = search.front(of: ranked).map { TradeOff($0, chosen: plan.chosen) }
      .including(plan.front.first(where: \.isChosen))
    plan.engines = try EngineComparison(planner: self, request: winner.request)
      .answers(search.rented == nil ? ranked : search.anew(winner, of: accelerators))
    plan.recommendations = try recommendations(plan, request, accelerators, faults)
    plan.warnings = Array(Set(plan.warnings + faults.warnings)).sorted()
    return plan
  }

  /// What a plan tells of the modes: its own, and beside it the best of the same choice of hardware in the other.
  private func recommendations(
    _ plan: Plan, _ request: PlanRequest, _ accelerators: [Accelerator], _ faults: CatalogFaults
  ) throws -> Recommendations {
    let other = try otherMode(of: request)
    var search = HardwareSearch(planner: self, request: other, faults: faults)
    (search.shown, search.rented, search.onlyFitting) = (1, 1, true)
    let all = try priced(accelerators, for: other, faults)
    // Where none can run the model at all, none is told of.
    let best = faults.noting { try search.finals(all) }?.first
    let another = try best.flatMap { found in
      try PlanBuilder(resources(for: found.request), request: found.request).recommendation()
    }
    return request.mode == .online
      ? Recommendations(online: plan.recommendations.online, offline: another)
      : Recommendations(online: another, offline: plan.recommendations.offline)
  }

  /// Accelerators that a plan tells of beside its own.
  private static let mostHardware = 12

  private func answer(_ request: PlanRequest) throws -> Plan {
    let resources = try resources(for: request)
    try request.validated(for: resources.profile, trace: resources.trace)
    if request.licenceRefusal(of: resources.profile.model) != nil { try request.checkLicence(among: models) }
    var plan = try PlanBuilder(resources, request: request).plan(beside: otherMode(of: request))
    try LifeSearch(resources, request: plan.request).add(to: &plan)
    let search = RepairSearch(
      planner: self, resources: resources, plan: plan, isEngineAsked: try resolver.askedEngine(of: request) != nil)
    plan.repairs = try search.repairs()
    plan.warnings = search.faults.warnings
    return plan
  }

  /// The same question in the other mode, as somebody would ask it.
  private func otherMode(of request: PlanRequest) throws -> PlanRequest {
    let mode: ServingMode = request.mode == .online ? .offline : .online
    return try resolver.request([.mode: mode.rawValue], from: request)
  }

  /// Accelerators needed for schemes × hardware.
  package func fit(_ request: PlanRequest, accelerators: [String], schemes: [String]? = nil) throws -> FitReport {
    var rows: [FitRow] = []
    let wanted = try schemes?.map { try catalogs.scheme($0).id }
    let faults = CatalogFaults()
    let accelerators = try accelerators.flatMap { name in
      try HardwareSet(name, catalogs: catalogs)?.accelerators(catalogs, faults).map(\.reference) ?? [name]
    }
    for accelerator in accelerators {
      var request = request
      let device = try catalogs.accelerator(accelerator)
      request.place(on: device)
      if accelerators.count > 1, request.amongEngines == nil {
        request.engine = try resolver.usualEngine(for: request, on: device).id
      }
      let engines = try request.engineChoice(catalogs, on: device)?.filter { $0.runs(on: device) != false } ?? []
      rows += try FitRow.least(
        of: (engines.isEmpty ? [request.engine] : engines.map(\.id)).map { engine in
          request.engine = engine
          return (engine, try fitRows(request, schemes: wanted))
        })
    }
    return FitReport(
      model: request.model, contextTokens: request.contextTokens, concurrency: request.concurrency, rows: rows)
  }

  /// The rows of one accelerator and one engine.
  private func fitRows(_ request: PlanRequest, schemes wanted: [String]?) throws -> [FitRow] {
    let resources = try resources(for: request, naming: wanted ?? [])
    try request.validated(for: resources.profile)
    let search = ShapeSearch(resources, request: request, schemes: wanted.map(Set.init))
    let refusal = request.licenceRefusal(of: resources.profile.model)
    if refusal != nil { try request.checkLicence(among: models) }
    return search.fitRows(formats: search.cacheFormats()).map { $0.refused(refusal) }
  }

  /// - Parameter names: schemes on request that are asked for beside the request's own.
  func resources(for request: PlanRequest, naming names: [String] = []) throws -> PlanningResources {
    try cache.resources(
      for: request, naming: names, catalogs: catalogs, measured: request.weights == nil ? nil : measured,
      trace: request.trace == nil ? nil : trace, tariff: try tariff(for: request))
  }

  /// The same, but for errors of invented weights that nothing is decided by.
  func resources(deciding request: PlanRequest) throws -> PlanningResources {
    try cache.resources(
      for: request, catalogs: catalogs, measured: request.weights == nil ? nil : measured,
      trace: request.trace == nil ? nil : trace, tariff: try tariff(for: request), isBrief: true)
  }

  /// That of the request being planned, or one made for another.
  private func tariff(for request: PlanRequest) throws -> Tariff {
    if let tariff, tariff.terms == PriceTerms(request) { return tariff }
    return try cache.tariff(for: request, catalogs)
  }

  /// Accelerators with what they cost the request; a list of prices that can't be read is noted, and leaves its own
  /// without a price.
  func priced(_ accelerators: [Accelerator], for request: PlanRequest, _ faults: CatalogFaults) throws -> [Accelerator]
  {
    let tariff = try tariff(for: request)
    return accelerators.concurrentMap { accelerator in
      faults.noting { try cache.priced(accelerator, by: tariff, catalogs) } ?? accelerator
    }
  }

  /// The same of a model that is at hand, no further than what decides needs.
  func resources(
    deciding request: PlanRequest, of model: Model, sharing known: ErrorsByEngine
  ) throws -> PlanningResources {
    try cache.resources(
      deciding: request, of: model, sharing: known, catalogs: catalogs,
      trace: request.trace == nil ? nil : trace, tariff: try tariff(for: request))
  }

  /// A mix under the one name that it has, however the request spells it, and the policy that the weights follow.
  private func spelledOut(_ request: PlanRequest) throws -> PlanRequest {
    var request = request
    request.weightsPolicy = try weights.policy(of: request)
    guard let scheme = request.scheme, case .mix = catalogs.reference(scheme) else { return request }
    request.scheme = try cache.mix(scheme, catalogs: catalogs).id
    return request
  }

  func model(_ name: String) throws -> Model { try cache.model(name, catalogs) }

  func accelerator(_ name: String) throws -> Accelerator { try cache.accelerator(name, catalogs) }

  /// Makes a mix known without reading it from its expression.
  func keep(mix: Scheme) { cache.keep(mix: mix) }
}
