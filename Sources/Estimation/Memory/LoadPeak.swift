import Domain
import Quantities

extension Replica {
  /// What loading holds beside everything but the cache: the largest matrix at 16 bits, where the engine quantizes
  /// while it loads.
  var loadStaging: ByteCount {
    let kernels = engine.memory.loadTimeKernels ?? EngineMemory.usualLoadTimeKernels
    guard kernels.contains(stored.scheme.nativeKernel) else { return .zero }
    let largest = profile.tensors.map { Int64($0.rows) * Int64($0.columns) * Int64($0.experts ?? 1) }.max() ?? 0
    return ByteCount(largest * Int64(HalfPrecision.bytes))
  }

  /// What one accelerator would hold if the weights were read as `unquantized` and quantized only then.
  package func peakQuantizingWhileLoading(from unquantized: Scheme) -> ByteCount {
    Replica(
      profile: profile, stored: StoredWeights(profile, scheme: unquantized), layout: layout, site: site,
      keyValueCache: keyValueCache, adapters: adapters, speculator: speculator
    ).ledger(for: CacheLoad(sequences: 1, contextTokens: 1)).totalBytes
  }
}
