import Domain

/// A model's tensors and caches, listed once and then shared, by reference, by every estimate.
package final class ModelProfile: Sendable {
  package let model: Model
  /// The scheme that its own checkpoint is stored in, if that is quantized; nil where it isn't.
  package let publishedSchemeID: String?
  package let architecture: ModelArchitecture
  /// What serving loads: no multi-token-prediction layers, no copies.
  package let tensors: [TensorGroup]
  package let cacheLayers: [CacheLayer]
  package let parameters: Int64
  package let activeParametersPerToken: Int64
  /// Whether some layers look back only so far.
  let hasWindows: Bool
  /// Whether an indexer picks what latent attention sees, so that its keys are kept as well.
  let isSparse: Bool
  /// Weights that one token is multiplied by: active ones without the rows looked up in tables; on average over an image's
  /// positions, where parts see more or fewer of them.
  let multipliedPerToken: Double
  package let layers: Int
  /// Passes that a request takes: one, but for images that come out of noise step by step.
  let passes: Double
  /// Layers with experts.
  let mixtureLayers: Int
  /// What recurrent layers keep for one sequence, whatever its length.
  let recurrentState: RecurrentState
  /// What attention to an encoder's output keeps for one sequence.
  let crossAttentionElements: Int64
  package let attention: AttentionWork
  /// What the largest image takes to encode; nil of models that see none of a limited size.
  let largestImage: LargestImage?
  /// Query heads over key-value heads of the first attention; 1 where there is none.
  private let headRatio: Double
  /// Experts of a layer; nil in dense models.
  private let experts: Int?
  /// Experts that a token is sent to; 0 in dense models.
  let expertsPerToken: Double

  /// Throws when the catalog doesn't know the model's layout well enough to size it.
  package convenience init(_ model: Model) throws(UnsizeableModel) {
    guard let architecture = model.architecture else {
      throw UnsizeableModel(model: model.id, reason: model.unsizeable ?? "its architecture is not published")
    }
    self.init(model, architecture: architecture)
  }

  /// A part of a model, or all of it.
  init(_ model: Model, architecture: ModelArchitecture) {
    self.model = model
    publishedSchemeID = model.publishedSchemeID
    self.architecture = architecture
    tensors = architecture.tensors.filter { !$0.tensorClass.isLeftOutWhenServing }
    let denoising = architecture.denoising
    multipliedPerToken =
      denoising.map { $0.productOperations / 2 / Double($0.positions) }
      ?? tensors.reduce(0) { $0 + Double($1.parameters) * $1.shareReadPerToken }
    passes = Double(denoising?.passes ?? 1)
    cacheLayers = architecture.cacheLayers
    hasWindows = cacheLayers.contains { $0.span != .full }
    isSparse = architecture.blocks.contains { block in
      if case .latentAttention(let attention) = block.mixer { attention.indexer != nil } else { false }
    }
    parameters = architecture.servingParameterCount
    activeParametersPerToken = architecture.activeParametersPerToken
    layers = max(architecture.layers, 1)
    mixtureLayers = tensors.first { $0.tensorClass == .expertDown }.map(\.layers) ?? 0
    recurrentState = architecture.recurrentStatePerSequence
    crossAttentionElements = architecture.crossAttentionElementsPerSequence
    attention = AttentionWork(architecture)
    largestImage = LargestImage(architecture)
    headRatio = architecture.blocks.lazy.compactMap(\.headRatio).first ?? 1
    experts = tensors.lazy.compactMap(\.experts).first
    expertsPerToken =
      tensors.first { $0.tensorClass == .expertDown }.map { Double($0.experts ?? 0) * $0.shareReadPerToken } ?? 0
  }
}

extension ModelProfile {
  /// Whether some of its layers keep a state in place of keys and values.
  package var isRecurrent: Bool { recurrentState.recurrence > 0 }

  /// What a scheme's rules ask of the model, for one group of its tensors.
  func traits(of group: TensorGroup) -> Scheme.ModelTraits {
    Scheme.ModelTraits(
      layers: group.layers, queryHeadsPerKeyValueHead: headRatio,
      // Where no matrix is a head, as in encoders, llama.cpp takes the embedding for it.
      tiedEmbedding: architecture.head.kind != .separate, experts: experts, family: model.family,
      isOutput: group.isOutput, isGate: group.isGate)
  }
}

/// A model whose layout the catalog doesn't know well enough, and what is missing.
package struct UnsizeableModel: Error, Sendable, Hashable {
  package let model: String
  package let reason: String
}

extension BlockGroup {
  fileprivate var headRatio: Double? {
    guard case .attention(let attention) = mixer else { return nil }
    return Double(attention.queryHeads) / Double(max(attention.keyValueHeads, 1))
  }
}
