import Domain
import Quantities

/// What a model of an encoder and a decoder computes of a request before its first token: the sound that it hears.
struct SourceWork: Sendable, Hashable {
  /// Of the encoder over all its positions, and of the keys and values that each decoder layer makes of them.
  let operations: Double

  /// Operations / (e · peak of the scheme), e as of prompts; tensor-parallel ranks share them.
  ///
  /// Ignores convolutions before the encoder, and reading its weights, which takes less.
  func seconds(at peak: ComputePeak?, efficiency: Double, ranks: Int) -> Double {
    guard let peak else { return 0 }
    return operations / (peak.rate.value * efficiency * Double(max(ranks, 1)))
  }
}

extension ModelProfile {
  /// Nil for models without an encoder before the decoder, and where the catalog doesn't say how much it takes in.
  var source: SourceWork? {
    guard architecture.kind == .encoderDecoder, let positions = sourcePositions.map(Double.init) else { return nil }
    let width = Double(architecture.hiddenSize)
    let operations = architecture.blocks.reduce(0.0) { sum, block in
      guard case .attention(let attention) = block.mixer else { return sum }
      let count = Double(block.count)
      if attention.crossAttention != nil {
        let keysAndValues = Double(attention.keyValueHeads * (attention.headDimension + attention.valueHeadDimension))
        return sum + count * 2 * width * keysAndValues * positions
      }
      guard attention.span.isBidirectional else { return sum }
      let heads = Double(attention.queryHeads * (attention.headDimension + attention.valueHeadDimension))
      return sum + count * 2 * heads * positions * positions
    }
    let encoder = architecture.encoderParameters
    return SourceWork(operations: operations + 2 * Double(encoder) * positions)
  }
}
