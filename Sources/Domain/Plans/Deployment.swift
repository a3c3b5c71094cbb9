/// How a model runs: on what, how many, split how, stored how.
package struct Deployment: Codable, Sendable, Hashable {
  package var model: String
  package var accelerator: String
  /// tensorParallel × pipelineParallel × replicas.
  package var count: Int
  /// Ranks that share every layer.
  package var tensorParallel: Int
  /// Stages that hold different layers.
  package var pipelineParallel: Int
  /// Independent copies.
  package var replicas: Int
  /// Whether experts live whole on ranks instead of being sliced.
  package var expertParallel: Bool
  package var scheme: String
  package var keyValueCache: KeyValueCacheFormat
  package var engine: String

  package init(
    model: String, accelerator: String, tensorParallel: Int, pipelineParallel: Int, replicas: Int = 1,
    expertParallel: Bool = false, scheme: String, keyValueCache: KeyValueCacheFormat, engine: String
  ) {
    self.model = model
    self.accelerator = accelerator
    count = tensorParallel * pipelineParallel * replicas
    self.tensorParallel = tensorParallel
    self.pipelineParallel = pipelineParallel
    self.replicas = replicas
    self.expertParallel = expertParallel
    self.scheme = scheme
    self.keyValueCache = keyValueCache
    self.engine = engine
  }
}
