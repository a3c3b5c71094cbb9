/// The shape of a model: enough to list every weight tensor and every cache byte.
///
/// One list of block groups describes dense, mixture-of-experts, latent-attention, windowed and hybrid models alike.
package struct ModelArchitecture: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case decoder, encoder
    case encoderDecoder = "encoder-decoder"
    /// A network that turns noise into an image, step by step.
    case denoiser
  }

  package let kind: Kind
  package let hiddenSize: Int
  /// Rows of the token embedding that the tokenizer knows; 0 where no tokens go in.
  package let vocabularySize: Int
  /// The longest sequence that the published configuration allows; nil when unknown or unbounded.
  package let maximumPositions: Int?
  package let embeddings: Embeddings
  package let head: OutputHead
  package let norm: NormKind
  /// Norms after the last block (one for each of encoder and decoder).
  package let finalNorms: Int
  /// Rotary cache width: elements per position that engines keep as a table; nil when positions are not rotary.
  package let rotaryDimension: Int?
  /// Groups of identical blocks, in the order in which they first occur; none in a denoiser.
  package let blocks: [BlockGroup]
  /// Vision and audio encoders with their projectors.
  package let towers: [Tower]
  /// Multi-token-prediction layers that the checkpoint carries.
  package let multiTokenPrediction: AuxiliaryWeights?
  /// Copies in the checkpoint that serving engines don't load twice (a tied head stored again).
  package let checkpointCopies: AuxiliaryWeights?
  /// Weights that fit no other term, each with the arithmetic in words.
  package let otherWeights: [AuxiliaryWeights]
  /// What a denoiser computes; nil of all others.
  package internal(set) var denoising: Denoising?

  package init(
    kind: Kind = .decoder, hiddenSize: Int, vocabularySize: Int, maximumPositions: Int?,
    embeddings: Embeddings = .none, head: OutputHead, norm: NormKind = .rms, finalNorms: Int = 1,
    rotaryDimension: Int?, blocks: [BlockGroup], towers: [Tower] = [], multiTokenPrediction: AuxiliaryWeights? = nil,
    checkpointCopies: AuxiliaryWeights? = nil, otherWeights: [AuxiliaryWeights] = [], denoising: Denoising? = nil
  ) {
    self.kind = kind
    self.hiddenSize = hiddenSize
    self.vocabularySize = vocabularySize
    self.maximumPositions = maximumPositions
    self.embeddings = embeddings
    self.head = head
    self.norm = norm
    self.finalNorms = finalNorms
    self.rotaryDimension = rotaryDimension
    self.blocks = blocks
    self.towers = towers
    self.multiTokenPrediction = multiTokenPrediction
    self.checkpointCopies = checkpointCopies
    self.otherWeights = otherWeights
    self.denoising = denoising
  }

  /// The same with other weights beside its blocks.
  package func with(otherWeights: [AuxiliaryWeights]) -> ModelArchitecture {
    ModelArchitecture(
      kind: kind, hiddenSize: hiddenSize, vocabularySize: vocabularySize, maximumPositions: maximumPositions,
      embeddings: embeddings, head: head, norm: norm, finalNorms: finalNorms, rotaryDimension: rotaryDimension,
      blocks: blocks, towers: towers, multiTokenPrediction: multiTokenPrediction, checkpointCopies: checkpointCopies,
      otherWeights: otherWeights, denoising: denoising)
  }

  /// Blocks in all: what a configuration calls its number of hidden layers; of a denoiser its parts.
  package var layers: Int { denoising?.layers ?? blocks.reduce(0) { $0 + $1.count } }

  /// Whether tokens come out, one after the other.
  package var generatesTokens: Bool {
    switch kind {
    case .decoder, .encoderDecoder: true
    case .encoder, .denoiser: false
    }
  }
}

/// How the matrix that turns hidden states into token scores is kept.
///
/// In JSON a word, with `-with-bias` where the head has one.
package struct OutputHead: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case separate  // its own matrix, vocabulary × hidden
    case tied  // shares the embedding
    case none  // encoders
  }
  package let kind: Kind
  package let hasBias: Bool

  package init(_ kind: Kind, hasBias: Bool = false) {
    self.kind = kind
    self.hasBias = hasBias
  }
}

/// The normalization that a model uses throughout.
package enum NormKind: String, Codable, Sendable, CaseIterable {
  case rms, layer
  case layerWithoutBias = "layer-without-bias"
  case none
  /// Parameters of one norm, as a multiple of the width.
  package var parametersPerUnit: Int {
    switch self {
    case .rms, .layerWithoutBias: 1
    case .layer: 2
    case .none: 0
    }
  }
}

/// A number of identical blocks: a token mixer, then a feed-forward part.
package struct BlockGroup: Codable, Sendable, Hashable {
  package let count: Int
  package let mixer: Mixer
  package let feedForward: FeedForward
  /// Norms as wide as the hidden size in each block.
  package let norms: Int

  package init(count: Int, mixer: Mixer, feedForward: FeedForward, norms: Int = 2) {
    self.count = count
    self.mixer = mixer
    self.feedForward = feedForward
    self.norms = norms
  }
}
