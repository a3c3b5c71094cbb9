import Domain

/// How the configurations of some architectures are read: what they are called, and what differs from a plain decoder.
///
/// Values are those of the transformers library's classes (5.24), or of the publisher's own code.
struct ArchitectureFamily: Sendable {
  /// Something that a family always has, never, or as a key of the configuration says.
  enum Trait: Sendable {
    case never, always
    case key(String, default: Bool)
  }

  /// Where positions come from.
  enum Positions: Sendable {
    case rotary
    /// A table with this many rows beyond the positions.
    case learned(extraRows: Int)
    /// A table whose first rows are for padding: those up to the padding token's own.
    case padded
    /// None, relative biases or those of recurrences.
    case none
  }

  /// How layers are laid out where the configuration has no list of them.
  enum Pattern: Sendable {
    case all(LayerMixer)
    /// Every n-th layer, from one, looks at everything; n stands under a key.
    case every(key: String, default: Int, others: LayerMixer)
    /// From zero: layers whose remainder is 0 look at everything.
    case everyFromFirst(key: String, default: Int, others: LayerMixer)
    /// Narrow layers from the one that a key names.
    case after(key: String, default: Int, needs: String)
    /// Attention where the remainder of the layer by one key is another key.
    case offset(period: (key: String, default: Int), offset: (key: String, default: Int), others: LayerMixer)
    /// Layers without rotary positions look at everything.
    case unrotated
  }

  /// The linear attention or state space of layers that are no attention.
  enum Recurrence: Sendable { case gatedDelta, kimiDelta, lightning, mamba1, mamba2 }

  /// Layers that predict further tokens, where the checkpoint has them.
  struct NextTokens: Sendable {
    /// Where their number stands; the first that is there counts.
    var keys = ["num_nextn_predict_layers"]
    /// Copies of the embedding and the head that each has.
    var copies = 0
    /// Whether their feed-forward part is dense, whatever the layers before have.
    var isDense = false
  }

  /// Values of `model_type`.
  let types: [String]
  var kind = ModelArchitecture.Kind.decoder
  /// What the library's class takes for numbers that are left out.
  var defaults: [String: Int] = [:]
  /// Whether the head shares the embedding unless the configuration says otherwise.
  var tiesEmbeddings = false
  var headBias = Trait.never
  var norm = NormKind.rms
  /// Norms as wide as the hidden size in each block.
  var norms = 2
  var positions = Positions.rotary
  var hasEmbeddingNorm = false
  /// Head dimension that the class takes in place of hidden size over heads.
  var headDimension: Int?
  /// Projections that have a bias, and whether they do.
  var biases: (letters: String, Trait) = ("qkvo", .key("attention_bias", default: false))
  var queryKeyNorm: (QueryKeyNorm, Trait) = (.none, .never)
  /// Whether the query projection also makes an output gate.
  var outputGate = Trait.never
  var hasSinks = false
  var isGated = true
  var feedForwardBias = Trait.key("mlp_bias", default: false)
  var pattern = Pattern.all(.full)
  /// Where the width of narrow layers stands, and whether they are chunks rather than windows.
  var narrow: (key: String, isChunked: Bool) = ("sliding_window", false)
  var recurrence: Recurrence?
  /// Whether keys of experts are read.
  var experts = Trait.always
  var expertsHaveBias = false
  var correctionBias = Trait.never
  /// Scalars of each layer's activation.
  var activationScalars = 0
  var sharedGate = false
  var nextTokens: NextTokens?
  var tower: TowerFamily?
  /// What the common reading can't tell, by code.
  var special: Special?

  /// Architectures whose layers or weights follow rules of their own.
  enum Special: Sendable {
    case kimi, blockIndex, falcon, gemma3n, gemma4, nemotron, nas, mllama, mimo, granite, parallelMamba
    case hyperConnected, encoder(pooler: Bool), whisper, vit, clip, siglip, deberta, modernBERT, llama4
  }
}

/// What mixes tokens in a layer, as configurations tell it.
enum LayerMixer: Sendable, Hashable {
  case full, narrow, recurrent, none, cross
}
