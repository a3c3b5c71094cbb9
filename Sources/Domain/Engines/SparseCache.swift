/// How an engine keeps the cache of sparse attention, whatever the format that the cache is told.
package struct SparseCache: Codable, Sendable {
  /// Bits of an element of the indexer's keys, scales included.
  package let indexerKeyBits: Double
  /// Bits of a latent element in a cache of FP8, its scales and the rotary key's 16 bits included.
  package let latentBits: Double
  /// The architectures whose kernels want them so; others read plain FP8.
  package let architectures: [String]
  @Prose package var basis: String

  /// Nil for those of the cache's format.
  package func bits(
    of content: CacheLayer.Content, format: KeyValueCacheFormat, on accelerator: Accelerator
  ) -> Double? {
    switch content {
    case .indexerKeys: indexerKeyBits
    case .latent:
      format == .fp8 && accelerator.architecture.map(architectures.contains) ?? false ? latentBits : nil
    case .keysAndValues: nil
    }
  }
}
