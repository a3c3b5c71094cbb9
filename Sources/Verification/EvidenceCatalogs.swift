import Catalogs
import Domain
import Estimation
import Synchronization

/// Catalog entries that rows of evidence name, each read once for all rows.
package final class EvidenceCatalogs: Sendable {
  private struct Contents {
    var profiles: [String: ModelProfile] = [:]
    var engines: [String: Engine] = [:]
    var accelerators: [String: Accelerator] = [:]
    var schemes: [String: Scheme] = [:]
    var refitted: [String: Engine?] = [:]
  }
  private let store: CatalogStore
  private let evidence: [Evidence]
  private let areOwn: Bool
  let region: Region
  /// What quantization costs; nil where the catalogs don't tell.
  let fit: QualityFit?
  let power: DrawnPower?
  private let leftOut: LeftOutConstants?
  private let contents = Mutex(Contents())

  /// - Parameters:
  ///   - evidence: files whose rows are asked for.
  ///   - areOwn: whether they are somebody's own, on which nothing is fitted.
  package init(_ store: CatalogStore, evidence: [Evidence], areOwn: Bool = false) throws {
    self.store = store
    self.evidence = evidence
    self.areOwn = areOwn
    region = try store.region(store.defaults().region)
    fit = try store.qualityFit()
    power = try store.drawnPower()
    leftOut = evidence.lazy.compactMap(\.leftOut).first
  }

  /// All rows of a topic, in the order of its files.
  package func measurements(_ topic: EvidenceTopic) -> [Measurement] {
    evidence.filter { $0.topic == topic }.flatMap(\.measurements).map { measurement in
      var measurement = measurement
      measurement.isOwn = areOwn
      return measurement
    }
  }

  func profile(_ id: String) throws -> ModelProfile { try keep(id, \.profiles) { try ModelProfile(store.model(id)) } }
  func engine(_ id: String) throws -> Engine { try keep(id, \.engines) { try store.engine(id) } }
  func accelerator(_ id: String) throws -> Accelerator { try keep(id, \.accelerators) { try store.accelerator(id) } }
  package func scheme(_ id: String) throws -> Scheme { try keep(id, \.schemes) { try store.scheme(id) } }

  /// The engine of a measurement with constants that were fitted without the rows of its accelerator, or of its family; nil where
  /// there are none, or others than the engine's were fitted anew.
  func engine(of measurement: Measurement, without label: LeftOutConstants.Label) throws -> Engine? {
    guard let leftOut else { return nil }
    let engine = try engine(measurement.engine)
    // A face of another engine has that one's constants.
    let owner = engine.borrows.flatMap { $0.figures.contains(.speed) ? $0.from : nil } ?? engine.id
    let id =
      switch label {
      case .accelerator: measurement.row.accelerator
      case .family: try profile(measurement.row.model).model.family
      }
    guard let id, let told = leftOut.engines.first(where: { $0.engine == owner }),
      let refit = told.refit(without: label, id)
    else { return nil }
    return try keep("\(engine.id) \(label) \(id)", \.refitted) {
      try store.engine(engine.id, keys: told.keys, used: told.used, constants: refit.constants)
    }
  }

  private func keep<Value: Sendable>(
    _ id: String, _ path: any WritableKeyPath<Contents, [String: Value]> & Sendable, read: () throws -> Value
  ) throws -> Value {
    if let known = contents.withLock({ $0[keyPath: path][id] }) { return known }
    let value = try read()
    contents.withLock { $0[keyPath: path][id] = value }
    return value
  }
}
