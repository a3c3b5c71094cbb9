import Catalogs
import Domain
import Estimation

extension RequestResolver {
  /// The engine that is taken where nobody names one: the first of the catalogs' that runs the scheme on the
  /// accelerator, then of all that load it, but for those of whose speed nobody knows more than that it is like another's,
  /// unless the scheme is their own; where none does, the first that runs there at all, which then says why.
  ///
  /// - Parameters:
  ///   - scheme: the one that is asked for, or that the model's files are stored in; nil leaves it to the planner.
  ///   - kind: the model's; nil where its layout is not known.
  func engine(
    for accelerator: Accelerator, scheme: Scheme? = nil, kind: ModelArchitecture.Kind? = nil
  ) throws -> Engine {
    let preferred = try catalogs.defaults().engines
    let able = try preferred.map { ($0, try cache.engine($0.id, catalogs)) }.filter { $0.1.runs(kind) }
    let liked = able.filter { $0.0.isPreferred(on: accelerator) }.map(\.1)
    let running = liked.filter { $0.runs(on: accelerator) ?? true }
    if let scheme {
      let others = try scheme.engines.filter { name in !preferred.contains { $0.id == name } }
        .map { try cache.engine($0, catalogs) }
        .filter { $0.runs(kind) && ($0.borrows == nil || $0.ownSchemes.contains(scheme.id)) }
      for engine in running + others
      where Feasibility.rejection(scheme: scheme, on: Site(accelerator: accelerator, engine: engine)) == nil {
        return engine
      }
    }
    return try running.first ?? liked.first ?? able.last?.1 ?? catalogs.engine(preferred.last?.id ?? "")
  }
}

extension RequestResolver {
  /// The engine that is taken for a request on one accelerator of several, where nobody names any.
  func usualEngine(for request: PlanRequest, on accelerator: Accelerator) throws -> Engine {
    let model = try cache.model(request.model, catalogs)
    let stored = try model.checkpoint.map { try cache.scheme($0.scheme, catalogs).stored(as: $0) }
    return try engine(
      for: accelerator, scheme: request.scheme.map { try cache.scheme($0, catalogs) } ?? stored,
      kind: model.architecture?.kind)
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
