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
    var sensitivity: [String: PerplexitySensitivity?] = [:]
  }

  private let contents = Mutex(Contents())

  func resources(
    for request: PlanRequest, catalogs: CatalogStore, measured: MeasuredErrors?
  ) throws -> PlanningResources {
    let model = try keep(request.model, in: \.models) { try catalogs.model(request.model) }
    let schemes = try keep("", in: \.schemes) { try catalogs.allSchemes() }
    return try PlanningResources(
      model: model,
      accelerator: try keep(request.accelerator, in: \.accelerators) { try catalogs.accelerator(request.accelerator) },
      engine: try keep(request.engine, in: \.engines) { try catalogs.engine(request.engine) },
      region: try keep(request.region, in: \.regions) { try catalogs.region(request.region) },
      schemes: schemes,
      errors: [measured].compactMap(\.self) + [
        try keep("\(request.engine) \(request.model)", in: \.errors) {
          SyntheticErrors(model: model, schemes: schemes.filter { $0.engines.contains(request.engine) })
        }
      ],
      sensitivity: try keep("", in: \.sensitivity) { try catalogs.perplexitySensitivity() })
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
