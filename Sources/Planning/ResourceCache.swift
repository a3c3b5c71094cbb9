import Catalogs
import Domain
import Synchronization

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

  /// `mixes`: expressions of mixes to weigh beside the catalog's schemes; the request's own is one of them anyhow.
  func resources(
    for request: PlanRequest, mixes: [String] = [], catalogs: CatalogStore, measured: MeasuredErrors?
  ) throws -> PlanningResources {
    let model = try keep(request.model, in: \.models) { try catalogs.model(request.model) }
    var schemes = try keep("", in: \.schemes) { try catalogs.allSchemes() }
    for expression in mixes + [request.scheme].compactMap(\.self) where MixExpression.isMeant(by: expression) {
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
          of: model, known: "\(request.engine) \(request.model)",
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
