import Catalogs
import Domain
import Synchronization
import WeightErrors

/// Keeps what planning resolved, so that turning one knob doesn't read the catalogs or quantize samples again.
///
/// Files of one's own (paths) are read anew each time: their owner may be editing them.
final class ResourceCache: Sendable {
  private struct Contents {
    var models: [String: Model] = [:]
    var accelerators: [String: Accelerator] = [:]
    var engines: [String: Engine] = [:]
    var regions: [String: Region] = [:]
    var errors: [String: any SchemeErrorSource] = [:]
    var schemes: [String: [Scheme]] = [:]
    var mixes: [String: Scheme] = [:]
    var sensitivity: [String: PerplexitySensitivity?] = [:]
  }

  private let contents = Mutex(Contents())

  /// `names`: schemes on request and expressions of mixes to weigh beside what is offered; the request's own is one of
  /// them anyhow.
  func resources(
    for request: PlanRequest, naming names: [String], catalogs: CatalogStore, measured: MeasuredErrors?
  ) throws -> PlanningResources {
    let model = try keep(request.model, in: \.models) { try catalogs.model(request.model) }
    let named = names + [request.scheme].compactMap(\.self)
    var schemes = try schemes(named: named, catalogs: catalogs)
    let asked = schemes.filter(\.onRequest).map { " \($0.id)" }.joined()
    for expression in named where MixExpression.isMeant(by: expression) {
      let mix = try mix(expression, catalogs: catalogs)
      if !schemes.contains(where: { $0.id == mix.id }) { schemes.append(mix) }
    }
    return try PlanningResources(
      model: model,
      accelerator: try keep(request.accelerator, in: \.accelerators) { try catalogs.accelerator(request.accelerator) },
      engine: try keep(request.engine, in: \.engines) { try catalogs.engine(request.engine) },
      region: try keep(request.region, in: \.regions) { try catalogs.region(request.region) },
      schemes: schemes,
      errors: [measured].compactMap(\.self) + [
        try errors(
          of: model, known: "\(request.engine) \(request.model)\(asked)",
          schemes.filter {
            $0.engines.contains(request.engine)
          })
      ],
      sensitivity: try keep("", in: \.sensitivity) { try catalogs.perplexitySensitivity() })
  }

  /// Errors of invented weights under what these schemes store, made anew for mixes that quantize other classes.
  private func errors(of model: Model, known name: String, _ schemes: [Scheme]) throws -> any SchemeErrorSource {
    let usual = Set(schemes.lazy.filter { !$0.isMix }.flatMap { $0.rules.flatMap(\.classes) })
    let others = schemes.filter { $0.isMix && !$0.rules.allSatisfy { usual.isSuperset(of: $0.classes) } }
    let key = ([name] + others.map(\.id)).joined(separator: " ")
    return try keep(key, in: \.errors) {
      SyntheticErrors(model: model, schemes: schemes.filter { !$0.isMix } + others)
    }
  }

  /// The scheme that an expression means.
  func mix(_ expression: String, catalogs: CatalogStore) throws -> Scheme {
    try keep(expression, in: \.mixes) { try catalogs.scheme(expression) }
  }

  /// A mix that was made from what is here already, so that planning with it reads no catalogs.
  func keep(mix: Scheme) { contents.withLock { $0.mixes[mix.id] = mix } }

  /// The schemes offered to everyone, then those on request that are named.
  private func schemes(named names: [String], catalogs: CatalogStore) throws -> [Scheme] {
    let offered = try keep("", in: \.schemes) { try catalogs.offeredSchemes() }
    let known = Set(offered.map(\.id))
    let others = names.filter { !known.contains($0) }
    guard !others.isEmpty else { return offered }
    let onRequest = catalogs.entries(.schemes).filter { others.contains($0.id) && $0.onRequest }
    return offered
      + (try onRequest.flatMap { entry in try keep(entry.id, in: \.schemes) { [try catalogs.scheme(entry.id)] } })
  }

  /// The value kept under a key, or made and kept now.
  private func keep<Value: Sendable>(
    _ key: String, in path: any WritableKeyPath<Contents, [String: Value]> & Sendable, make: () throws -> Value
  ) throws -> Value {
    if key.contains("/") || key.hasSuffix(".json") { return try make() }
    if let known = contents.withLock({ $0[keyPath: path][key] }) { return known }
    let made = try make()
    contents.withLock { $0[keyPath: path][key] = made }
    return made
  }
}
