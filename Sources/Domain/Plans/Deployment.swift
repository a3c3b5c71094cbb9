/// How a model runs: on what, how many, split how, stored how.
package struct Deployment: Sendable, Hashable {
  package var model: String
  package var accelerator: String
  /// How each replica is spread.
  package var layout: Layout
  /// Independent copies.
  package var replicas: Int
  package var scheme: String
  package var keyValueCache: KeyValueCacheFormat
  package var engine: String

  package init(
    model: String, accelerator: String, layout: Layout, replicas: Int = 1, scheme: String,
    keyValueCache: KeyValueCacheFormat, engine: String
  ) {
    self.model = model
    self.accelerator = accelerator
    self.layout = layout
    self.replicas = replicas
    self.scheme = scheme
    self.keyValueCache = keyValueCache
    self.engine = engine
  }

  /// Accelerators of all replicas; saturates.
  package var count: Int { Layout.product(layout.count, replicas) }
}

/// JSON keeps the layout's numbers beside the others, and their product.
extension Deployment: Codable {
  private enum CodingKeys: CodingKey {
    case model, accelerator, count, tensorParallel, pipelineParallel, replicas, expertParallel, scheme, keyValueCache
    case engine
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      model: try values.decode(String.self, forKey: .model),
      accelerator: try values.decode(String.self, forKey: .accelerator),
      layout: Layout(
        tensorParallel: try values.decode(Int.self, forKey: .tensorParallel),
        pipelineParallel: try values.decode(Int.self, forKey: .pipelineParallel),
        expertParallel: try values.decode(Bool.self, forKey: .expertParallel)),
      replicas: try values.decode(Int.self, forKey: .replicas),
      scheme: try values.decode(String.self, forKey: .scheme),
      keyValueCache: try values.decode(KeyValueCacheFormat.self, forKey: .keyValueCache),
      engine: try values.decode(String.self, forKey: .engine))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(model, forKey: .model)
    try values.encode(accelerator, forKey: .accelerator)
    try values.encode(count, forKey: .count)
    try values.encode(layout.tensorParallel, forKey: .tensorParallel)
    try values.encode(layout.pipelineParallel, forKey: .pipelineParallel)
    try values.encode(replicas, forKey: .replicas)
    try values.encode(layout.expertParallel, forKey: .expertParallel)
    try values.encode(scheme, forKey: .scheme)
    try values.encode(keyValueCache, forKey: .keyValueCache)
    try values.encode(engine, forKey: .engine)
  }
}
