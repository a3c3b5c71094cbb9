import Domain
import Quantities

extension MemoryLedger.Kind: Worded {
  /// The item's name.
  package var words: String {
    switch self {
    case .embeddingAndHead: "weights: embedding and head"
    case .attention: "weights: attention"
    case .feedForward: "weights: feed-forward"
    case .experts: "weights: experts"
    case .sharedExperts: "weights: shared experts"
    case .recurrentMixers: "weights: recurrent mixers"
    case .encoders: "weights: encoders (vision, audio)"
    case .companions: "weights: text encoders, image decoder"
    case .otherWeights: "weights: router, norms and other"
    case .draftWeights: "weights: what drafts"
    case .keyValueCache: "KV cache"
    case .draftKeyValueCache: "KV cache of what drafts"
    case .activations: "activations"
    case .logits: "logits"
    case .driverContext: "driver context"
    case .capturedGraphs: "captured graphs"
    case .communicationBuffers: "communication buffers"
    case .rotaryTable: "rotary position table"
    case .absorbedProjections: "absorbed latent projections"
    case .adapters: "LoRA adapters"
    }
  }
}

extension MemoryLedger.Basis: Worded {
  /// The arithmetic or the source.
  package var words: String {
    switch self {
    case .tensors(let scheme): "tensors × bits in \(scheme)"
    case .spread(let bytes, let layout): "\(NumberText.bytes(bytes)) over \(layout.name)"
    case .beside(let offload, let bytes):
      "of \(NumberText.bytes(bytes)); \(offload.text) in the host's memory"
    case .cache(let sequences, let tokens, let shared, let format, let bytesPerToken, let bytesPerSequence, let windows):
      Self.tokens(sequences, tokens, shared) + ", \(format.rawValue), "
        + "\(NumberText.grouped(bytesPerToken.bytes)) B a token\(Self.besides(bytesPerSequence))\(windows.words)"
    case .activations(let rows, let tokens, let hiddenSize):
      "\(NumberText.significant(rows)) rows × \(NumberText.grouped(tokens)) batched tokens × "
        + "\(NumberText.grouped(hiddenSize)) × 2 B; freed before sampling"
    case .encoderActivations(let images, let positions, let width):
      "\(NumberText.counted(images, "image")) of the largest at once: \(NumberText.grouped(positions)) positions × "
        + "\(NumberText.grouped(width)) × 2 B; freed before the text's activations"
    case .logits(let sequences, let vocabulary, let bytes):
      "\(NumberText.counted(sequences, "sequence")) × \(NumberText.grouped(vocabulary)) entries × "
        + "\(NumberText.significant(bytes)) B; activations are freed before"
    case .engine(let name, let version): "\(name) \(version)"
    case .ranks(let ranks): NumberText.counted(ranks, "rank")
    case .rotaryTable(let positions, let dimension): "\(NumberText.grouped(positions)) positions × \(dimension) × 2 B"
    case .draft(let model, let scheme): "\(model) in \(scheme)"
    case .predictionLayers(let parameters, let scheme):
      "\(NumberText.parameters(parameters)) parameters of multi-token prediction in \(scheme)"
    case .absorbedProjections: "W_UK and W_UV copied at 16 bits for decoding"
    case .adapters(let count, let rank):
      "\(NumberText.grouped(count)) × rank \(rank) × (inputs + outputs) of all linear layers × 2 B"
    }
  }
}

extension MemoryLedger.Basis {
  /// What each sequence keeps beside its tokens, where it keeps some.
  private static func besides(_ bytesPerSequence: ByteCount) -> String {
    bytesPerSequence > .zero ? " and \(NumberText.grouped(bytesPerSequence.bytes)) B a sequence" : ""
  }

  /// "8 × 1,536 tokens"; what sequences share counts once: "8 × 1,024 tokens and 512 that they share".
  private static func tokens(_ sequences: Int, _ tokens: Int, _ shared: Int) -> String {
    let count = NumberText.grouped(sequences)
    guard shared > 0, sequences > 1 else { return "\(count) × \(NumberText.counted(tokens, "token"))" }
    return
      "\(count) × \(NumberText.counted(tokens - shared, "token")) and \(NumberText.grouped(shared)) that they share"
  }
}

extension MemoryLedger.Windows {
  fileprivate var words: String {
    switch self {
    case .none: ""
    case .dropped: ", local layers keep their window only"
    case .kept: ", all layers full"
    }
  }
}
