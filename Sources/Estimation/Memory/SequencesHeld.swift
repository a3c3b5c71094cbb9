import Domain
import Quantities

extension Replica {
  /// Sequences of some length that the cache of a ledger has room for; any number where they leave nothing on an
  /// accelerator.
  ///
  /// Each after the first takes only what it doesn't share: n = (room − shared) / (sequence − shared).
  package func sequencesHeld(_ ledger: MemoryLedger, of load: CacheLoad) -> Int {
    if ledger.bytes(of: .keyValueCache) == .zero { return .max }
    let whole = ledger.keyValueCacheTokens / max(load.contextTokens, 1)
    guard load.sharedTokens > 0, whole > 0 else { return whole }
    let share = sharedBytes(tokens: load.sharedTokens) / sequenceBytes(tokens: load.contextTokens)
    guard share > 0, share < 1 else { return whole }
    let room = Double(ledger.keyValueCacheTokens) / Double(load.contextTokens)
    return max(Int(min((room - share) / (1 - share), 1e9)), whole)
  }
}
