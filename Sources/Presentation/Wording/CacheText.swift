import Domain
import Quantities

/// The key-value cache and the load-time peak in sentences.
package enum CacheText {
  /// "KV cache: 192 KiB a token, room for 65,536 tokens; ..." and what windows save, where they do.
  package static func sentence(_ ledger: MemoryLedger) -> String {
    guard ledger.keyValueCacheBytesPerToken > .zero else { return "No KV cache." }
    let room =
      "KV cache: \(NumberText.bytes(ledger.keyValueCacheBytesPerToken)) a token, "
      + "room for \(NumberText.counted(ledger.keyValueCacheTokens, "token"))"
    guard ledger.keyValueCacheWindowedBytes < ledger.keyValueCacheFullBytes else { return room + "." }
    return room
      + "; the requested load takes \(NumberText.bytes(ledger.keyValueCacheFullBytes)) with every layer full, "
      + "\(NumberText.bytes(ledger.keyValueCacheWindowedBytes)) where windowed layers keep what they can see."
  }

  /// "Loading needs 101.2 GiB at once: quantize before loading, or load ..."
  package static func loadPeak(_ ledger: MemoryLedger) -> String {
    "While loading it takes \(NumberText.bytes(ledger.loadPeakBytes)) at once."
  }
}
