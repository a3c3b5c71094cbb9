import Catalogs
import Domain
import Estimation
import Quantities

/// Finds what one model after another would be on some hardware: the plan's own choice, without what explains it.
struct ModelSearch {
  private let planner: Planner
  /// What is asked of each model.
  private let request: PlanRequest
  /// Hardware to choose from; empty where the request names one accelerator and one engine.
  private let hardware: [Accelerator]
  private let faults: CatalogFaults
  /// Whether somebody named the engine: else each model has its usual one.
  private let keepsEngine: Bool

  /// Accelerators to choose from: every model is looked at on each.
  private static let mostHardware = 8

  enum Finding {
    case row(ModelRow)
    case leftOut(ModelReport.LeftOut)
  }

  init(planner: Planner, request: PlanRequest, keepsEngine: Bool, faults: CatalogFaults) throws {
    self.planner = planner
    self.request = request
    self.faults = faults
    self.keepsEngine = keepsEngine
    let set = request.among.flatMap { HardwareSet($0, catalogs: planner.catalogs) }
    let accelerators =
      try set?.accelerators(planner.catalogs, faults)
      ?? (request.amongEngines == nil ? [] : [planner.catalogs.accelerator(request.accelerator)])
    hardware = try planner.priced(accelerators, for: request, faults)
    guard hardware.count <= Self.mostHardware else {
      throw PlanningError.invalid(
        what: RequestField.accelerator.name, found: "\(request.hardware), \(hardware.count) accelerators",
        expected: "at most \(Self.mostHardware) where every model is looked at on each; name fewer, or name a model")
    }
  }

  /// What a model would be, or why it can't be asked.
  func find(_ model: Model) throws -> Finding {
    do {
      return .row(try row(model))
    } catch let error as PlanningError {
      return .leftOut(ModelReport.LeftOut(model: model.id, reason: error))
    }
  }

  private func row(_ model: Model) throws -> ModelRow {
    try checkLength(model)
    if case .licence(let licence, let wanted) = request.licenceRefusal(of: model) {
      throw PlanningError.licence(licence, wanted: wanted)
    }
    var asked = request
    asked.model = model.id
    if !keepsEngine, request.among == nil, request.amongEngines == nil {
      asked.engine = try planner.resolver.usualEngine(for: asked, on: planner.accelerator(asked.accelerator)).id
    }
    let known = ErrorsByEngine()
    guard !hardware.isEmpty else {
      let builder = try builder(asked, model, known)
      guard let best = builder.mayFit ? builder.closest() : nil, best.fits else { return try refused(model, builder) }
      return row(model, best, builder)
    }
    var search = HardwareSearch(planner: planner, request: asked, faults: faults)
    search.resources = { request in
      try planner.resources(deciding: request, of: model, sharing: known)
    }
    guard let found = try search.finals(hardware).first, found.best.fits else {
      return try refused(model, builder(asked, model, known))
    }
    return try row(model, found.best, builder(found.request, model, known))
  }

  /// Refuses a model that ends before what is asked of all: by itself it would be asked for less. Encoders look at
  /// pictures instead of texts.
  private func checkLength(_ model: Model) throws(PlanningError) {
    let looks = request.images ?? 0 > 0 && model.architecture?.kind == .encoder
    guard !looks, let positions = model.architecture?.maximumPositions, positions < request.contextTokens else {
      return
    }
    throw .tooLong(tokens: request.contextTokens, asked: request.contextTokens, positions: positions)
  }

  private func builder(_ request: PlanRequest, _ model: Model, _ known: ErrorsByEngine) throws -> PlanBuilder {
    let resources = try planner.resources(deciding: request, of: model, sharing: known)
    try request.validated(for: resources.profile, trace: resources.trace)
    return PlanBuilder(resources, request: request)
  }

  private func row(_ model: Model, _ best: Candidate, _ builder: PlanBuilder) -> ModelRow {
    let deployment = best.deployment
    return ModelRow(
      model: ModelRow.Summary(model, builder.resources.profile),
      fit: FitRow(
        hardware: builder.resources.accelerator.label, scheme: deployment.scheme,
        countByCapacity: builder.minimum.byCapacity(best.replica.stored), count: deployment.count,
        layout: deployment.layoutName, spareBytes: best.ledger.spareBytes, keyValueCache: deployment.keyValueCache,
        reason: nil, host: deployment.host),
      best: best.alternative,
      missed: best.targets.compactMap { MissedTarget($0, accelerator: builder.resources.accelerator.name) },
      kept: Strategy.accuracyKept(best.quality))
  }

  /// The row of a model that doesn't fit, or whose scheme can't run: the narrowest scheme, and what it would take.
  private func refused(_ model: Model, _ builder: PlanBuilder) throws -> ModelRow {
    let unrunnable = builder.search.unrunnable.first { $0.scheme.id == request.scheme }
    let narrowest = builder.choosable.min { $0.bytes < $1.bytes }
    let largest = request.count ?? AcceleratorCounts.largest
    return ModelRow(
      model: ModelRow.Summary(model, builder.resources.profile),
      fit: FitRow(
        hardware: builder.resources.accelerator.label, scheme: unrunnable?.scheme.id ?? narrowest?.scheme.id ?? "",
        countByCapacity: narrowest.map(builder.minimum.byCapacity), count: nil, layout: nil, spareBytes: nil,
        keyValueCache: nil, reason: unrunnable?.reason ?? .nothingFits(accelerators: largest)),
      best: nil, missed: [], kept: 1)
  }
}

extension PlanBuilder {
  fileprivate var minimum: MinimumCount { MinimumCount(search: search, estimator: estimator, formats: formats) }

  /// Schemes that an answer may be of: the one asked for, or any that runs here.
  fileprivate var choosable: [StoredWeights] {
    search.runnable.filter { request.scheme == nil || $0.scheme.id == request.scheme }
  }

  /// Whether the count holds weights and cache of some scheme at all: else no layout of it need be looked at.
  var mayFit: Bool {
    guard let count = request.count else { return true }
    return choosable.contains { minimum.byCapacity($0) <= count }
  }
}

extension ModelRow.Summary {
  fileprivate init(_ model: Model, _ profile: ModelProfile) {
    self.init(
      id: model.id, name: model.name, parameters: profile.parameters,
      activeParametersPerToken: profile.activeParametersPerToken, licence: model.licence, released: model.released,
      benchmarks: model.benchmarks)
  }
}
