import Domain
import Quantities

/// The key-value cache and the load-time peak in sentences.
package enum CacheText {
  /// "KV cache: 192 KiB a token, room for 65,536 tokens; ..." and what windows save, where they do.
  package static func sentence(_ ledger: MemoryLedger) -> String {
    let besides = ledger.keyValueCacheBytesPerSequence
    guard ledger.keyValueCacheBytesPerToken > .zero else {
      return besides > .zero
        ? "No KV cache; each sequence keeps a state of \(NumberText.bytes(besides)) on a GPU." : "No KV cache."
    }
    let more = besides > .zero ? " and \(NumberText.bytes(besides)) a sequence" : ""
    let token = NumberText.bytes(ledger.keyValueCacheBytesPerToken)
    let place = ledger.bytes(of: .keyValueCache) == .zero ? " in the host's memory" : ""
    let room = "room for \(NumberText.counted(ledger.keyValueCacheTokens, "token"))\(place)"
    let (full, windowed) = (ledger.keyValueCacheFullBytes, ledger.keyValueCacheWindowedBytes)
    guard windowed < full else { return "KV cache: \(token) a token\(more), \(room)." }
    let (all, kept) = (NumberText.bytes(full), NumberText.bytes(windowed))
    guard ledger.dropsWindows else {
      return "KV cache: \(token) a token\(more), \(room); the requested load takes \(all) with every layer full, "
        + "\(kept) where windowed layers keep what they can see."
    }
    let mean = ByteCount(roundingUp: Double(ledger.keyValueCacheBytesPerToken.bytes) * (windowed / full))
    let average = NumberText.bytes(ledger.windowedCache?.averageBytesPerToken ?? mean)
    let further = ledger.windowedCache.map { ", \(NumberText.bytes($0.marginalBytesPerToken)) for a further one" } ?? ""
    return
      "KV cache: \(average) a token on average\(further), \(token) until windowed layers drop what they can't see; "
      + "\(room). The requested load takes \(kept) instead of \(all)."
  }

  /// "Loading needs 101.2 GiB at once: quantize before loading, or load ..."
  package static func loadPeak(_ ledger: MemoryLedger) -> String {
    "While loading it takes \(NumberText.bytes(ledger.loadPeakBytes)) at once."
  }
}

extension MemoryLedger {
  /// What each sequence keeps beside its tokens; nothing where tokens are kept in parts, of which it would be one.
  fileprivate var keyValueCacheBytesPerSequence: ByteCount {
    for item in items where item.kind.fact == .keyValueCache {
      guard case .fact(.cache(_, _, _, _, let token, let sequence, _)) = item.basis,
        token == keyValueCacheBytesPerToken
      else { continue }
      return sequence
    }
    return .zero
  }

  /// Whether windowed layers keep no more than they can see, and the room for tokens is counted so.
  fileprivate var dropsWindows: Bool {
    items.contains { item in
      guard case .fact(.cache(_, _, _, _, _, _, .dropped)) = item.basis else { return false }
      return true
    }
  }
}
