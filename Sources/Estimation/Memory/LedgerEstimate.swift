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

/// An accelerator and the engine that runs on it, shared by reference: a search weighs thousands of estimates.
package final class Site: Sendable {
  package let accelerator: Accelerator
  package let engine: Engine

  package init(accelerator: Accelerator, engine: Engine) {
    self.accelerator = accelerator
    self.engine = engine
  }
}

/// Everything that one replica's memory depends on.
package struct MemoryEstimate: Sendable {
  package let profile: ModelProfile
  package let stored: StoredWeights
  package let layout: Layout
  package let site: Site
  package let keyValueCache: KeyValueCacheFormat
  /// The limit of sequences at once that the engine is told; nil leaves its own default.
  package let sequenceLimit: Int?

  package init(
    profile: ModelProfile, stored: StoredWeights, layout: Layout, site: Site, keyValueCache: KeyValueCacheFormat,
    sequenceLimit: Int? = nil
  ) {
    self.sequenceLimit = sequenceLimit
    self.profile = profile
    self.stored = stored
    self.layout = layout
    self.site = site
    self.keyValueCache = keyValueCache
  }

  /// An estimate on its own, outside of a search.
  package init(
    profile: ModelProfile, stored: StoredWeights, layout: Layout, accelerator: Accelerator, engine: Engine,
    keyValueCache: KeyValueCacheFormat, sequenceLimit: Int? = nil
  ) {
    self.init(
      profile: profile, stored: stored, layout: layout, site: Site(accelerator: accelerator, engine: engine),
      keyValueCache: keyValueCache, sequenceLimit: sequenceLimit)
  }

  package var accelerator: Accelerator { site.accelerator }
  package var engine: Engine { site.engine }

  /// The ledger of the fullest accelerator.
  ///
  /// A search weighs thousands of ledgers and shows a few: `describing` false leaves the words out, not the numbers.
  /// Ignores: memory fragmentation beyond the engine's reserve, adapters, draft models, a vision encoder's peak.
  package func ledger(for load: CacheLoad, describing: Bool = true) -> MemoryLedger {
    let cache = KeyValueCache(profile, format: keyValueCache, blockTokens: engine.memory.blockTokens)
    let policy = engine.memory.exploitsWindows
    let sequence = cache.bytesPerSequence(tokens: load.contextTokens, layout: layout, windows: policy)
    let words = Words(wanted: describing)
    let cacheItem = cacheItem(cache, load: load, bytesPerSequence: sequence, words)
    let items =
      WeightItems(stored, profile: profile, layout: layout, words).items + [cacheItem]
      + activationItems(words) + runtimeItems(words)
    let others = MemoryLedger.total(items) - cacheItem.bytes
    let space = max(Double((capacity - others).bytes), 0)
    let tokens = sequence > 0 ? space / sequence * Double(load.contextTokens) : 0
    return MemoryLedger(
      deviceBytes: accelerator.memory.bytes, capacityBytes: capacity, items: items,
      loadPeakBytes: others + loadStaging(), checkpointBytes: stored.bytes,
      keyValueCacheBytesPerToken: cache.bytesPerToken, keyValueCacheTokens: Int(min(tokens, 1e15)),
      keyValueCacheFullBytes: whole(cache, load, windows: false),
      keyValueCacheWindowedBytes: whole(cache, load, windows: true))
  }

  /// What the engine may fill: its share of the device, and the graphs where it captures them beyond that share.
  package var capacity: ByteCount {
    let share = ByteCount(roundingUp: Double(accelerator.memory.bytes.bytes) * engine.memory.utilization)
    let graphs = engine.memory.graphsCountAgainstUtilization ? .zero : engine.memory.graphBytes
    return min(share + graphs, accelerator.memory.bytes)
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

  /// The largest matrix at 16 bits, where the engine quantizes while it loads.
  private func loadStaging() -> ByteCount {
    guard stored.scheme.nativeKernel == .bitsandbytes else { return .zero }
    let largest = profile.tensors.map { Int64($0.rows) * Int64($0.columns) * Int64($0.experts ?? 1) }.max() ?? 0
    return ByteCount(largest * 2)
  }
}

/// Makes explanations only where somebody will read them.
struct Words {
  let wanted: Bool
  func callAsFunction(_ text: @autoclosure () -> String) -> String { wanted ? text() : "" }
}
