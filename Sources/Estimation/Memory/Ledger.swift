import Domain
import Quantities

/// The load that the cache must hold on one replica.
package struct CacheLoad: Hashable, Sendable {
  package let sequences: Int
  /// Tokens that each sequence may reach.
  package let contextTokens: Int
  package init(sequences: Int, contextTokens: Int) {
    self.sequences = sequences
    self.contextTokens = contextTokens
  }
}

extension Replica {
  /// The ledger of the fullest accelerator.
  ///
  /// A search weighs thousands of ledgers and shows a few: `describing` false leaves the words out, not the numbers.
  /// Ignores: memory fragmentation beyond the engine's reserve, adapters, draft models, a vision encoder's peak.
  package func ledger(for load: CacheLoad, describing: Bool = true) -> MemoryLedger {
    let cache = cache
    let policy = engine.memory.exploitsWindows
    let sequence = cache.bytesPerSequence(tokens: load.contextTokens, layout: layout, windows: policy)
    let words = Words(wanted: describing)
    let cacheItem = cacheItem(cache, load: load, bytesPerSequence: sequence, words)
    let items =
      weightItems(words) + [cacheItem] + activationItems(words) + runtimeItems(words)
    let others = MemoryLedger.total(items) - cacheItem.bytes
    let space = max(Double((capacity - others).bytes), 0)
    let tokens = sequence > 0 ? space / sequence * Double(load.contextTokens) : 0
    return MemoryLedger(
      deviceBytes: accelerator.memory.bytes, capacityBytes: capacity, items: items,
      loadPeakBytes: others + loadStaging, checkpointBytes: stored.bytes,
      keyValueCacheBytesPerToken: cache.bytesPerToken, keyValueCacheTokens: Int(min(tokens, 1e15)),
      keyValueCacheFullBytes: whole(cache, load, windows: false),
      keyValueCacheWindowedBytes: whole(cache, load, windows: true))
  }

  private func whole(_ cache: KeyValueCache, _ load: CacheLoad, windows: Bool) -> ByteCount {
    let sequence = cache.bytesPerSequence(tokens: load.contextTokens, layout: nil, windows: windows)
    return ByteCount(roundingUp: sequence * Double(load.sequences))
  }

  private func cacheItem(
    _ cache: KeyValueCache, load: CacheLoad, bytesPerSequence: Double, _ words: Words
  ) -> MemoryLedger.Item {
    let windowed = profile.cacheLayers.contains { $0.span != .full }
    let policy =
      !windowed ? "" : engine.memory.exploitsWindows ? ", local layers keep their window only" : ", all layers full"
    let basis = words(
      "\(NumberText.grouped(load.sequences)) × \(NumberText.grouped(load.contextTokens)) tokens, "
        + "\(keyValueCache.rawValue), \(NumberText.grouped(cache.bytesPerToken.bytes)) B a token\(policy)")
    return .init(
      name: "KV cache", category: .keyValueCache,
      bytes: ByteCount(roundingUp: bytesPerSequence * Double(load.sequences)), basis: basis)
  }
}

/// Makes explanations only where somebody will read them.
struct Words {
  let wanted: Bool
  func callAsFunction(_ text: @autoclosure () -> String) -> String { wanted ? text() : "" }
}
