import Domain
import Quantities

/// Caches that wait in the host's memory for a request that finds them again.
package struct ParkedCaches: Hashable, Sendable {
  /// Those of one scheduler.
  package let count: Int
  /// Tokens of each.
  package let tokens: Int

  package init(count: Int, tokens: Int) {
    self.count = count
    self.tokens = tokens
  }

  package static let none = ParkedCaches(count: 0, tokens: 0)
}

extension Replica {
  /// Weights and caches of a replica in the host's memory, all ranks' together.
  func hostBytes(_ load: CacheLoad) -> ByteCount {
    guard let host else { return .zero }
    let weights = stored.groups.reduce(0) { $0 + $1.bits / 8 * host.share(of: $1.group.tensorClass) }
    let windows = site.engine.memory.exploitsWindows
    let caches = cache.hostShare * cache.bytes(of: load, layout: nil, windows: windows)
    let parked = Double(load.parked.count) * foundBytes(tokens: load.parked.tokens) * Double(layout.count)
    return ByteCount(roundingUp: weights + caches + parked)
  }

  /// Of a sequence's bytes on the fullest rank those of tokens at its beginning that are found again.
  func foundBytes(tokens: Int) -> Double {
    cache.sharedBytes(tokens: tokens, layout: layout, windows: site.engine.memory.exploitsWindows)
  }

  /// Tokens that there is room for where no sequence takes any of an accelerator: those that are made room for.
  func tokensAside(_ load: CacheLoad) -> Double {
    cache.hostShare > 0 ? Double(load.sequences) * Double(load.contextTokens) : 0
  }
}
