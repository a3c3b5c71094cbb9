import Catalogs
import Domain
import Synchronization
import WeightErrors

/// Keeps what planning resolved, so that turning one knob doesn't read the catalogs or quantize samples again.
///
/// Files of one's own (paths) are read anew each time: their owner may be editing them.
final class ResourceCache: Sendable {
  struct Contents {
    var models: [String: Model] = [:]
    var accelerators: [String: Accelerator] = [:]
    var prices: [String: PriceList?] = [:]
    var residencies: [String: Set<String>] = [:]
    var engines: [String: Engine] = [:]
    var regions: [String: Region] = [:]
    var errors: [ErrorsKey: any SchemeErrorSource] = [:]
    var offered: [Scheme]?
    var onRequest: [String: Scheme] = [:]
    var named: [String: Scheme] = [:]
    var mixes: [String: Scheme] = [:]
    var fit: QualityFit??
    /// What the user measured.
    var measurements: [KeptMeasurement]?
    var power: DrawnPower??
    var edition: String??
    /// The day of the catalogs' edition, to which ages of prices are counted.
    var today: CalendarDay??
  }

  /// What invented weights are quantized for.
  struct ErrorsKey: Hashable {
    let model: String
    let engine: String
    /// Schemes on request and mixes beside those that everyone is offered.
    let schemes: [String]
  }

  private let contents = Mutex(Contents())

  /// `names`: schemes on request and expressions of mixes to weigh beside what is offered; the request's own is one of
  /// them anyhow.
  func resources(
    for request: PlanRequest, naming names: [String] = [], catalogs: CatalogStore, measured: MeasuredErrors?,
    trace: Trace?, tariff: Tariff, isBrief: Bool = false
  ) throws -> PlanningResources {
    let model = try model(request.model, catalogs)
    let engine = try engine(request.engine, catalogs)
    let schemes = try schemes(
      for: request, naming: names + model.ownScheme + engine.ownSchemes, catalogs: catalogs)
    let isOwn = [request.model, request.engine].contains { catalogs.reference($0).isFile }
    let synthetic = try errors(
      of: model, under: schemes.all.filter { $0.engines.contains(engine.id) },
      known: isOwn ? nil : ErrorsKey(model: request.model, engine: request.engine, schemes: schemes.onRequest))
    return try resources(
      for: request, model: model, engine: engine, schemes: schemes.all,
      errors: [measured].compactMap(\.self) + [synthetic], isBrief: isBrief, catalogs: catalogs, trace: trace,
      tariff: tariff)
  }

  /// The same of a model that is at hand, for who asks no more than what decides: errors of invented weights are made
  /// where nothing published stands for them, and nothing of the model is kept.
  ///
  /// - Parameter known: those errors, to be shared by requests that differ in hardware or engine.
  func resources(
    deciding request: PlanRequest, of model: Model, sharing known: ErrorsByEngine, catalogs: CatalogStore,
    trace: Trace?, tariff: Tariff
  ) throws -> PlanningResources {
    let engine = try engine(request.engine, catalogs)
    let schemes = try schemes(for: request, naming: model.ownScheme + engine.ownSchemes, catalogs: catalogs).all
    let errors = known.errors(engine.id) {
      SyntheticErrors(model: model, schemes: schemes.filter { $0.engines.contains(engine.id) })
    }
    return try resources(
      for: request, model: model, engine: engine, schemes: schemes, errors: [errors], isBrief: true,
      catalogs: catalogs, trace: trace, tariff: tariff)
  }

  private func resources(
    for request: PlanRequest, model: Model, engine: Engine, schemes: [Scheme], errors: [any SchemeErrorSource],
    isBrief: Bool = false, catalogs: CatalogStore, trace: Trace?, tariff: Tariff
  ) throws -> PlanningResources {
    let accelerator = try accelerator(request.accelerator, catalogs)
    return try PlanningResources(
      model: model.denoising(in: request.denoisingSteps), accelerator: try priced(accelerator, by: tariff, catalogs),
      engine: engine, region: tariff.region,
      schemes: schemes, errors: errors,
      fit: try keep(in: \.fit) { try catalogs.qualityFit() },
      settings: request.settings, trace: trace, drafting: request.speculative,
      draft: try draft(request, catalogs), firstEngine: try firstEngine(but: engine, catalogs),
      measurements: try keep(in: \.measurements) { try catalogs.allMeasurements() },
      power: try keep(in: \.power) { try catalogs.drawnPower() }, edition: try edition(catalogs), isBrief: isBrief)
  }

  /// The edition of the catalogs, which only plans that are measured tell.
  private func edition(_ catalogs: CatalogStore) throws -> String? {
    try keep(in: \.edition) { try catalogs.edition()?.date }
  }

  /// The model that the request names to draft.
  private func draft(_ request: PlanRequest, _ catalogs: CatalogStore) throws -> Model? {
    guard case .draft(let name) = request.speculative else { return nil }
    return try keep(name, unless: catalogs.reference(name).isFile, in: \.models) { try catalogs.model(name) }
  }

  private func firstEngine(but engine: Engine, _ catalogs: CatalogStore) throws -> Engine? {
    guard let first = try catalogs.defaults().engines.first?.id, first != engine.id else { return nil }
    return try keep(first, in: \.engines) { try catalogs.engine(first) }
  }

  func model(_ name: String, _ catalogs: CatalogStore) throws -> Model {
    let isFile = catalogs.reference(name).isFile
    let model = try keep(name, unless: isFile, in: \.models) { try catalogs.model(name) }
    // Requests name it by its id from here on.
    return try keep(model.id, unless: isFile, in: \.models) { model }
  }

  func accelerator(_ name: String, _ catalogs: CatalogStore) throws -> Accelerator {
    let isFile = catalogs.reference(name).isFile
    let accelerator = try keep(name, unless: isFile, in: \.accelerators) { try catalogs.accelerator(name) }
    return try keep(accelerator.reference, unless: isFile, in: \.accelerators) { accelerator }
  }

  func engine(_ name: String, _ catalogs: CatalogStore) throws -> Engine {
    try keep(name, unless: catalogs.reference(name).isFile, in: \.engines) { try catalogs.engine(name) }
  }

  /// Errors of invented weights under what these schemes store, made anew for mixes that quantize other classes.
  ///
  /// - Parameter key: nil where the model or engine is a file of the user's own.
  private func errors(
    of model: Model, under schemes: [Scheme], known key: ErrorsKey?
  ) throws -> any SchemeErrorSource {
    let usual = Set(schemes.lazy.filter { !$0.isMix }.flatMap { $0.rules.flatMap(\.classes) })
    let others = schemes.filter { $0.isMix && !$0.rules.allSatisfy { usual.isSuperset(of: $0.classes) } }
    func made() -> any SchemeErrorSource {
      SyntheticErrors(model: model, schemes: schemes.filter { !$0.isMix } + others)
    }
    guard let key else { return made() }
    let full = ErrorsKey(model: key.model, engine: key.engine, schemes: key.schemes + others.map(\.id))
    return try keep(full, in: \.errors, make: made)
  }

  /// A mix that was made from what is here already, so that planning with it reads no catalogs.
  func keep(mix: Scheme) { contents.withLock { $0.mixes[mix.id] = mix } }

  /// The value kept under a key, or made and kept now.
  ///
  /// - Parameter isOwn: whether it is to be made anew each time.
  func keep<Key: Hashable & Sendable, Value: Sendable>(
    _ key: Key, unless isOwn: Bool = false, in path: any WritableKeyPath<Contents, [Key: Value]> & Sendable,
    make: () throws -> Value
  ) throws -> Value {
    if isOwn { return try make() }
    if let known = contents.withLock({ $0[keyPath: path][key] }) { return known }
    let made = try make()
    contents.withLock { $0[keyPath: path][key] = made }
    return made
  }

  /// The only value of its kind, or made and kept now.
  func keep<Value: Sendable>(
    in path: any WritableKeyPath<Contents, Value?> & Sendable, make: () throws -> Value
  ) throws -> Value {
    if let known = contents.withLock({ $0[keyPath: path] }) { return known }
    let made = try make()
    contents.withLock { $0[keyPath: path] = made }
    return made
  }
}

/// Errors of one model's invented weights under the schemes of each engine.
final class ErrorsByEngine {
  private var known: [String: SyntheticErrors] = [:]

  func errors(_ engine: String, make: () -> SyntheticErrors) -> SyntheticErrors {
    let errors = known[engine] ?? make()
    known[engine] = errors
    return errors
  }
}

extension Model {
  /// The scheme of its published form, which is weighed though nobody names it; none where that isn't quantized.
  fileprivate var ownScheme: [String] { [publishedSchemeID].compactMap(\.self) }
}
