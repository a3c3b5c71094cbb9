/// What a weight tensor is for; schemes cover or spare tensors by class.
package enum TensorClass: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case embedding
  case outputHead = "output-head"
  case attentionQuery = "attention-query"
  case attentionKey = "attention-key"
  case attentionValue = "attention-value"
  case attentionOutput = "attention-output"
  /// Latent attention's compressing projections (q_a, kv_a).
  case latentDown = "latent-down"
  /// Latent attention's expanding projections (q_b, kv_b).
  case latentUp = "latent-up"
  case sparseIndexer = "sparse-indexer"
  case feedForwardGate = "feed-forward-gate"
  case feedForwardUp = "feed-forward-up"
  case feedForwardDown = "feed-forward-down"
  case expertGate = "expert-gate"
  case expertUp = "expert-up"
  case expertDown = "expert-down"
  case sharedExpertGate = "shared-expert-gate"
  case sharedExpertUp = "shared-expert-up"
  case sharedExpertDown = "shared-expert-down"
  /// The projections into and out of the width that latent experts work in.
  case latentExpert = "latent-expert"
  case router
  /// Large projections of recurrent mixers.
  case recurrentProjection = "recurrent-projection"
  /// Convolutions, decay and step parameters of recurrent mixers.
  case recurrentState = "recurrent-state"
  /// Norms, biases, sinks and gates: one-dimensional or tiny.
  case vector
  case visionTower = "vision-tower"
  case audioTower = "audio-tower"
  case projector
  /// Text encoders and image decoders beside a denoiser, which run once an image.
  case companion
  case multiTokenPrediction = "multi-token-prediction"
  /// In the checkpoint a second time, but not in memory.
  case checkpointCopy = "checkpoint-copy"
  case other
}
