/// Tensors whose weights err alike: what samples, measured errors and invented weights are kept by.
package enum TensorFamily: String, Sendable, Hashable, CaseIterable, Codable {
  case embedding
  case outputHead
  case attentionQuery
  case attentionKey
  case attentionValue
  /// Query, key and value (or MLA's latent key and value) in one matrix.
  case attentionFused
  case attentionOutput
  case feedForwardGate
  case feedForwardUp
  case feedForwardDown
  case router
  /// Mamba and linear-attention projections, convolutions and decays.
  case stateSpace
  case vision
  case norm
  case bias
  case other

  /// Whether weight-only recipes usually quantize the family; embeddings, head, router, vision tower and norms stay as
  /// they are.
  package var isUsuallyQuantized: Bool {
    switch self {
    case .attentionQuery, .attentionKey, .attentionValue, .attentionFused, .attentionOutput, .feedForwardGate,
      .feedForwardUp, .feedForwardDown, .stateSpace, .other:
      true
    case .embedding, .outputHead, .router, .vision, .norm, .bias: false
    }
  }
}
