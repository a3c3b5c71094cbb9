/// Mixers whose state has a fixed size, whatever the context.
package enum RecurrentMixer: Sendable, Hashable {
  case mamba1(Mamba1)
  case mamba2(Mamba2)
  case gatedDeltaNet(GatedDeltaNet)
  case lightning(LightningAttention)
  case kimiDelta(KimiDeltaAttention)

  /// What one sequence keeps in one layer.
  package var state: RecurrentState {
    switch self {
    case .mamba1(let mixer):
      RecurrentState(
        recurrence: saturatingProduct(mixer.innerSize, mixer.stateSize),
        convolution: saturatingProduct(mixer.innerSize, mixer.convolutionWidth - 1))
    case .mamba2(let mixer):
      RecurrentState(
        recurrence: saturatingProduct(mixer.heads, mixer.headDimension, mixer.stateSize),
        convolution: saturatingProduct(mixer.convolvedSize, mixer.convolutionWidth - 1))
    case .gatedDeltaNet(let mixer):
      RecurrentState(
        recurrence: saturatingProduct(mixer.valueHeads, mixer.valueHeadDimension, mixer.keyHeadDimension),
        convolution: saturatingProduct(2 * mixer.keySize + mixer.valueSize, mixer.convolutionWidth - 1))
    case .lightning(let mixer):
      RecurrentState(
        recurrence: saturatingProduct(mixer.heads, mixer.headDimension, mixer.headDimension), convolution: 0)
    case .kimiDelta(let mixer):
      RecurrentState(
        recurrence: saturatingProduct(mixer.heads, mixer.headDimension, mixer.headDimension),
        convolution: saturatingProduct(3, mixer.innerSize, mixer.convolutionWidth - 1))
    }
  }

  /// The heads (or channels) that tensor parallelism divides the state by.
  package var heads: Int {
    switch self {
    case .mamba1(let mixer): mixer.innerSize
    case .mamba2(let mixer): mixer.heads
    case .gatedDeltaNet(let mixer): mixer.valueHeads
    case .lightning(let mixer): mixer.heads
    case .kimiDelta(let mixer): mixer.heads
    }
  }
}

/// Elements of a recurrent state; engines often keep the recurrence in 32 bits and the convolution window in 16.
package struct RecurrentState: Sendable, Hashable {
  package let recurrence: Int64
  package let convolution: Int64

  package static let zero = RecurrentState(recurrence: 0, convolution: 0)
  package var elements: Int64 { [recurrence, convolution].saturatingSum() }
}
