import Tensors

/// Somewhere that the inputs of layers can be had from.
package protocol ActivationSource: Sendable {
  /// A path, or words that say that they are synthetic.
  var label: String { get }
  var isSynthetic: Bool { get }

  /// The inputs that a weight matrix sees; nil where the source has none for it.
  func activations(for tensor: TensorDescriptor) throws -> LayerActivations?
}
