import Domain
import Quantities

/// The load that the cache must hold on one replica.
package struct CacheLoad: Hashable, Sendable {
  package let sequences: Int
  /// Tokens that each sequence may reach.
  package let contextTokens: Int
  /// Tokens at the beginning of each sequence that all hold in one copy.
  package let sharedTokens: Int
  /// What later requests find again, where it waits in the host's memory.
  package let parked: ParkedCaches

  package init(sequences: Int, contextTokens: Int, sharedTokens: Int = 0, parked: ParkedCaches = .none) {
    self.sequences = sequences
    self.contextTokens = contextTokens
    self.sharedTokens = sharedTokens
    self.parked = parked
  }
}

extension Replica {
  /// The ledger of the fullest accelerator.
  ///
  /// Ignores: memory fragmentation beyond the engine's reserve, logits of drafted tokens.
  package func ledger(for load: CacheLoad) -> MemoryLedger { ledger(for: load, beside: resident) }

  /// What is there before any sequence comes.
  package var resident: Resident {
    let (weights, passes) = (weightItems + (draftWeights.map { [$0] } ?? []), activationItems + runtimeItems)
    return Resident(
      weights: weights, passes: passes, bytes: MemoryLedger.total(weights) + MemoryLedger.total(passes))
  }

  /// The items of a ledger but for the caches, the same for every load.
  package struct Resident: Sendable {
    fileprivate let weights: [MemoryLedger.Item]
    fileprivate let passes: [MemoryLedger.Item]
    fileprivate let bytes: ByteCount
  }

  /// The same ledger, of what was found to be there already.
  package func ledger(for load: CacheLoad, beside resident: Resident) -> MemoryLedger {
    let cache = cache
    let sequence = sequenceBytes(tokens: load.contextTokens)
    var items: [MemoryLedger.Item] = []
    items.reserveCapacity(resident.weights.count + resident.passes.count + 2)
    items += resident.weights
    items.append(cacheItem(cache, load: load))
    if let draft = draftCache(load) { items.append(draft) }
    items += resident.passes
    let others = resident.bytes
    let space = max(Double((capacity - others).bytes), 0)
    let tokens = sequence > 0 ? space / sequence * Double(load.contextTokens) : tokensAside(load)
    var ledger = MemoryLedger(
      deviceBytes: site.accelerator.memory.bytes, capacityBytes: capacity, items: items,
      loadPeakBytes: others + loadStaging, checkpointBytes: stored.bytes,
      keyValueCacheBytesPerToken: cache.bytesPerToken, keyValueCacheTokens: Int(min(tokens, 1e15)),
      keyValueCacheFullBytes: whole(cache, load, windows: false),
      keyValueCacheWindowedBytes: whole(cache, load, windows: true), hostBytes: hostBytes(load))
    if windows == .dropped { ledger.windowedCache = cache.windowed(tokens: load.contextTokens) }
    return ledger
  }

  private func whole(_ cache: KeyValueCache, _ load: CacheLoad, windows: Bool) -> ByteCount {
    ByteCount(roundingUp: cache.bytes(of: load, layout: nil, windows: windows))
  }

  private func cacheItem(_ cache: KeyValueCache, load: CacheLoad) -> MemoryLedger.Item {
    let bytes = cache.bytes(of: load, layout: layout, windows: site.engine.memory.exploitsWindows)
    let each = cache.resident(layout)
    return MemoryLedger.Item(
      .keyValueCache, bytes: ByteCount(roundingUp: bytes),
      basis: .cache(
        sequences: load.sequences, contextTokens: load.contextTokens, shared: load.sharedTokens, keyValueCache,
        bytesPerToken: each.token, bytesPerSequence: each.sequence, windows))
  }

  /// What layers that look back only so far keep of the cache.
  var windows: MemoryLedger.Windows {
    guard profile.hasWindows else { return .none }
    return site.engine.memory.exploitsWindows ? .dropped : .kept
  }
}
