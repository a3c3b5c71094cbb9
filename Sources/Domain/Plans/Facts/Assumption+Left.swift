import Quantities

extension Assumption {
  /// Weights in the host's memory.
  package struct Left: Sendable, Hashable {
    package let engine: String
    package let what: Offload
    /// Layers of the model.
    package let layers: Int
    /// Those of one replica, which the host must have room for.
    package let bytes: ByteCount
    /// Whether the host's processor computes with them; else the accelerator reads them over its bus.
    package let computesOnHost: Bool
    /// Of the host's memory, or of the bus.
    package let rate: ByteRate

    package init(
      engine: String, what: Offload, layers: Int, bytes: ByteCount, computesOnHost: Bool, rate: ByteRate
    ) {
      self.engine = engine
      self.what = what
      self.layers = layers
      self.bytes = bytes
      self.computesOnHost = computesOnHost
      self.rate = rate
    }
  }
}
