import Catalogs
import Domain
import Estimation

extension RequestResolver {
  /// The engine that is taken where nobody names one: the first of the catalogs' that runs the scheme on the
  /// accelerator, then of all that load it, but for those of whose speed nobody knows more than that it is like another's,
  /// unless the scheme is their own; where none does, the first that runs there at all, which then says why.
  ///
  /// - Parameters:
  ///   - scheme: the one that is asked for, or that the model is published in; nil leaves it to the planner.
  ///   - kind: the model's; nil where its layout is not known.
  func engine(
    for accelerator: Accelerator, scheme: Scheme? = nil, kind: ServedKind? = nil
  ) throws -> Engine {
    let preferred = try catalogs.defaults().engines
    func suits(_ engine: Engine) -> Bool {
      let site = Site(accelerator: accelerator, engine: engine)
      return scheme.map { Feasibility.rejection(scheme: $0, on: site) == nil } ?? true
    }
    // What takes its place where none suits.
    var (able, liked, running): (Engine?, Engine?, Engine?)
    for choice in preferred {
      let engine = try cache.engine(choice.id, catalogs)
      guard engine.runs(kind) else { continue }
      able = engine
      guard choice.isPreferred(on: accelerator) else { continue }
      liked = liked ?? engine
      guard engine.runs(on: accelerator) ?? true else { continue }
      running = running ?? engine
      if suits(engine) { return engine }
    }
    for name in scheme?.engines ?? [] where !preferred.contains(where: { $0.id == name }) {
      let engine = try cache.engine(name, catalogs)
      let isOwn =
        engine.borrows == nil || engine.ownSchemes.contains(scheme?.id ?? "") || scheme?.engines == [engine.id]
      if engine.runs(kind), isOwn, suits(engine) { return engine }
    }
    return try running ?? liked ?? able ?? catalogs.engine(preferred.last?.id ?? "")
  }
}

extension RequestResolver {
  /// The engine that is taken for a request on one accelerator of several, where nobody names any.
  func usualEngine(for request: PlanRequest, on accelerator: Accelerator) throws -> Engine {
    let model = try cache.model(request.model, catalogs)
    return try engine(
      for: accelerator, scheme: request.scheme.map { try cache.scheme($0, catalogs) } ?? published(model),
      kind: model.servedKind)
  }

  /// The scheme that a model's files are stored in, or that it is published quantized in; nil where it is neither.
  func published(_ model: Model) throws -> Scheme? {
    if let checkpoint = model.checkpoint {
      return try cache.scheme(checkpoint.scheme, catalogs).stored(as: checkpoint)
    }
    return try model.nativeFormat.publishedSchemeID.map { try cache.scheme($0, catalogs) }
  }

  /// The engine of an earlier request that its hardware alone wouldn't bring: somebody asked for it.
  func askedEngine(of earlier: PlanRequest) throws -> String? {
    guard earlier.among == nil else { return earlier.amongEngines }
    let usual = try usualEngine(for: earlier, on: cache.accelerator(earlier.accelerator, catalogs))
    return earlier.amongEngines ?? (usual.id == earlier.engine ? nil : earlier.engine)
  }
}

extension CatalogStore {
  /// The scheme that changes ask for, else that of an earlier request; nil where it is left to the planner.
  func scheme(_ changes: RequestChanges, from earlier: PlanRequest?) throws -> Scheme? {
    guard let asked = changes[.scheme] else { return try earlier?.scheme.map { try scheme($0) } }
    return asked.lowercased() == RequestField.automatic ? nil : try scheme(asked)
  }
}
