/// Work on a model that is done once, before it is served.
package enum OneTimeWork: String, Codable, Sendable, CaseIterable {
  /// Rounding guided by activations: GPTQ, AWQ.
  case calibration
  /// Ranges of the activations, from a few forward passes.
  case scales
  /// Quantization-aware training, block by block.
  case qat
  /// Removing weights, and training the rest to recover.
  case pruning
  /// Training a smaller student on the model's outputs.
  case distillation
  /// Training adapters over the model's weights in four bits.
  case qlora

  /// Whether it makes the model smaller or cheaper to run rather than better at a task.
  package var compresses: Bool { self != .qlora }
}
