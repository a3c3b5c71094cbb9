extension Assumption {
  /// A scheme, and why it is recommended to nobody who doesn't ask for it.
  package struct LeftOut: Sendable, Hashable {
    /// The scheme's id.
    package let scheme: String
    package let objection: Objection

    package enum Objection: String, Codable, Sendable, CaseIterable {
      /// It is wider than the model's own checkpoint, or another 16-bit format than the accelerator's.
      case wider
      case retraining
      case noNativeKernel
      case unknownLoss
      case tooMuchLoss
      /// The model's checkpoint is quantized already, in another scheme.
      case requantized
      /// It loses more than was asked to be lost at most, or nobody knows that it doesn't.
      case overLimit
    }

    package init(scheme: String, objection: Objection) {
      self.scheme = scheme
      self.objection = objection
    }
  }

  /// A quantized checkpoint of the user's.
  package struct StoredCheckpoint: Sendable, Hashable {
    /// The scheme that it is made in.
    package let scheme: String
    /// In the words of what wrote it.
    package let label: String
    package let file: String
    /// Classes that stay wide in it, all or some of their layers.
    package let wide: [TensorClass]
    /// The format of the key-value cache that it has scales for; nil for none.
    package let keyValueCache: KeyValueCacheFormat?
    /// Whether the plan's cache is in that format.
    package let takesCache: Bool

    package init(
      scheme: String, label: String, file: String, wide: [TensorClass], keyValueCache: KeyValueCacheFormat? = nil,
      takesCache: Bool = false
    ) {
      self.keyValueCache = keyValueCache
      self.takesCache = takesCache
      self.scheme = scheme
      self.label = label
      self.file = file
      self.wide = wide
    }
  }
}
