import Domain
import Quantities

/// The key-value cache and the load-time peak in sentences.
package enum CacheText {
  /// "KV cache: 192 KiB a token, room for 65,536 tokens; ..." and what windows save, where they do.
  package static func sentence(_ ledger: MemoryLedger) -> String {
    guard ledger.keyValueCacheBytesPerToken > .zero else { return "No KV cache." }
    let token = NumberText.bytes(ledger.keyValueCacheBytesPerToken)
    let place = ledger.bytes(of: .keyValueCache) == .zero ? " in the host's memory" : ""
    let room = "room for \(NumberText.counted(ledger.keyValueCacheTokens, "token"))\(place)"
    let (full, windowed) = (ledger.keyValueCacheFullBytes, ledger.keyValueCacheWindowedBytes)
    guard windowed < full else { return "KV cache: \(token) a token, \(room)." }
    let (all, kept) = (NumberText.bytes(full), NumberText.bytes(windowed))
    guard ledger.dropsWindows else {
      return "KV cache: \(token) a token, \(room); the requested load takes \(all) with every layer full, "
        + "\(kept) where windowed layers keep what they can see."
    }
    let mean = ByteCount(roundingUp: Double(ledger.keyValueCacheBytesPerToken.bytes) * (windowed / full))
    return "KV cache: \(NumberText.bytes(mean)) a token on average, \(token) until windowed layers drop what they "
      + "can't see; \(room). The requested load takes \(kept) instead of \(all)."
  }

  /// "Loading needs 101.2 GiB at once: quantize before loading, or load ..."
  package static func loadPeak(_ ledger: MemoryLedger) -> String {
    "While loading it takes \(NumberText.bytes(ledger.loadPeakBytes)) at once."
  }
}

extension MemoryLedger {
  /// Whether windowed layers keep no more than they can see, and the room for tokens is counted so.
  fileprivate var dropsWindows: Bool {
    items.contains { item in
      guard case .fact(.cache(_, _, _, _, _, .dropped)) = item.basis else { return false }
      return true
    }
  }
}
