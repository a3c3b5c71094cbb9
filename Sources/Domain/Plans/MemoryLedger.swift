import Quantities

/// What fills one accelerator, item by item; the items add up to the total.
package struct MemoryLedger: Sendable, Hashable {
  package enum Category: String, Codable, Sendable, CaseIterable { case weights, keyValueCache, activations, runtime }

  /// All that the accelerator has.
  package let deviceBytes: ByteCount
  /// The part that the engine may fill.
  package let capacityBytes: ByteCount
  package let totalBytes: ByteCount
  /// Capacity less total; negative when it does not fit.
  package let spareBytes: ByteCount
  /// The most that loading takes at once: more than the total where weights are quantized while they load.
  package let loadPeakBytes: ByteCount
  package let items: [Item]
  /// Weights on one accelerator.
  package let weightsBytes: ByteCount
  /// Weights of the whole model in this scheme, as a checkpoint holds them.
  package let checkpointBytes: ByteCount
  /// Cache bytes of one token of the whole model with every layer full.
  package let keyValueCacheBytesPerToken: ByteCount
  /// Tokens, in sequences as long as the request's context, that fit beside everything else on one replica.
  package let keyValueCacheTokens: Int
  /// The requested sequences' cache over the whole replica, every layer full.
  package let keyValueCacheFullBytes: ByteCount
  /// The same where windowed and chunked layers keep only what they can see.
  package let keyValueCacheWindowedBytes: ByteCount
  /// Weights and caches of the whole replica that are left in the host's memory.
  package let hostBytes: ByteCount
  /// What tokens take where windowed layers drop what they can't see; nil where every layer keeps all.
  package var windowedCache: WindowedCache?

  /// Bytes of tokens of the whole model in sequences as long as the request's context.
  package struct WindowedCache: Sendable, Hashable {
    /// All that a sequence holds over its tokens: what the room for tokens is counted by.
    package let averageBytesPerToken: ByteCount
    /// What one more token adds: layers whose windows are full keep no more.
    package let marginalBytesPerToken: ByteCount

    package init(averageBytesPerToken: ByteCount, marginalBytesPerToken: ByteCount) {
      self.averageBytesPerToken = averageBytesPerToken
      self.marginalBytesPerToken = marginalBytesPerToken
    }
  }

  package init(
    deviceBytes: ByteCount, capacityBytes: ByteCount, items: [Item], loadPeakBytes: ByteCount,
    checkpointBytes: ByteCount, keyValueCacheBytesPerToken: ByteCount, keyValueCacheTokens: Int,
    keyValueCacheFullBytes: ByteCount, keyValueCacheWindowedBytes: ByteCount, hostBytes: ByteCount = .zero
  ) {
    self.deviceBytes = deviceBytes
    self.capacityBytes = capacityBytes
    self.items = items
    totalBytes = Self.total(items)
    spareBytes = capacityBytes - totalBytes
    self.loadPeakBytes = max(loadPeakBytes, totalBytes)
    weightsBytes = Self.total(items, of: .weights)
    self.checkpointBytes = checkpointBytes
    self.keyValueCacheBytesPerToken = keyValueCacheBytesPerToken
    self.keyValueCacheTokens = keyValueCacheTokens
    self.keyValueCacheFullBytes = keyValueCacheFullBytes
    self.keyValueCacheWindowedBytes = keyValueCacheWindowedBytes
    self.hostBytes = hostBytes
  }

  /// The bytes of one category.
  package func bytes(of category: Category) -> ByteCount {
    Self.total(items, of: category)
  }

  /// The sum over the items, all or those of one category.
  package static func total(_ items: [Item], of category: Category? = nil) -> ByteCount {
    // A plain loop: a search adds up thousands of ledgers, and generic sums aren't specialized across modules; by place,
    // as taking an item out would keep what it rests on.
    var total = ByteCount.zero
    for place in items.indices where category == nil || items[place].category == category {
      total += items[place].bytes
    }
    return total
  }
}
