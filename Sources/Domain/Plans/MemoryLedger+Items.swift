import Quantities

extension MemoryLedger {
  /// Bytes on the fullest accelerator for one purpose.
  package struct Item: Sendable, Hashable {
    package let kind: Statement<Kind>
    package let category: Category
    package let bytes: ByteCount
    package let basis: Statement<Basis>

    package init(_ kind: Kind, bytes: ByteCount, basis: Basis) {
      self.kind = .fact(kind)
      category = kind.category
      self.bytes = bytes
      self.basis = .fact(basis)
    }

    /// An item as a file words it.
    package init(name: String, category: Category, bytes: ByteCount, basis: String) {
      kind = .quoted(name)
      self.category = category
      self.bytes = bytes
      self.basis = .quoted(basis)
    }
  }

  /// What an item's bytes are for, in the ledger's order.
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    case embeddingAndHead, attention, feedForward, experts, sharedExperts, recurrentMixers, encoders, companions
    case otherWeights
    case draftWeights
    case keyValueCache, draftKeyValueCache, activations, logits
    case driverContext, capturedGraphs, communicationBuffers, rotaryTable, absorbedProjections, adapters

    /// The kinds of weights: the first ones.
    package static let weights = allCases.filter { $0.category == .weights }

    package var category: Category {
      switch self {
      case .embeddingAndHead, .attention, .feedForward, .experts, .sharedExperts, .recurrentMixers, .encoders,
        .companions, .otherWeights, .draftWeights:
        .weights
      case .keyValueCache, .draftKeyValueCache: .keyValueCache
      case .activations, .logits: .activations
      case .driverContext, .capturedGraphs, .communicationBuffers, .rotaryTable, .absorbedProjections, .adapters:
        .runtime
      }
    }
  }

  /// The factors of an item's bytes, or where they are from.
  package enum Basis: Sendable, Hashable {
    /// Tensors × the bits that a scheme gives them.
    case tensors(scheme: String)
    /// All the tensors of this kind, spread over a replica.
    case spread(ByteCount, over: Layout)
    /// Of all the tensors of this kind those that are not left in the host's memory.
    case beside(Offload, of: ByteCount)
    /// - `shared`: tokens of each sequence that all of them hold in one copy.
    /// - `bytesPerToken`: with every layer full, on the accelerator.
    /// - `bytesPerSequence`: what each sequence keeps there beside its tokens: recurrent state, attention to an encoder.
    case cache(
      sequences: Int, contextTokens: Int, shared: Int = 0, KeyValueCacheFormat, bytesPerToken: ByteCount,
      bytesPerSequence: ByteCount = .zero, Windows)
    /// × 2 bytes.
    case activations(rows: Double, batchedTokens: Int, hiddenSize: Int)
    /// × 2 bytes, of the encoder of images: positions of all images that a pass has room for × values at its peak.
    case encoderActivations(images: Int, positions: Int, width: Int)
    case logits(sequences: Int, vocabulary: Int, bytesPerEntry: Double)
    case engine(name: String, version: String)
    case ranks(Int)
    /// × 2 bytes.
    case rotaryTable(positions: Int, dimension: Int)
    /// Matrices of latent attention, copied at 16 bits for decoding.
    case absorbedProjections
    /// Adapters × rank × (inputs + outputs) of each adapted matrix × 2 bytes.
    case adapters(Int, rank: Int)
    /// A model that drafts, unquantized.
    case draft(model: String, scheme: String)
    /// Layers of a model that predict tokens after the next.
    case predictionLayers(parameters: Int64, scheme: String)
  }

  /// What layers that look back only so far keep.
  package enum Windows: Sendable, Hashable { case none, dropped, kept }
}
