import Domain

/// The time of a pass for the part of a replica that is left in the host's memory, all stages in turn.
struct HostReads: Sendable {
  private let host: HostShare
  /// Weights there, of all ranks.
  private let weights: WeightReads
  /// Accelerators that fetch their parts at once.
  private let ranks: Int
  private let groups: Double
  /// Multiplications of one token by weights there.
  private let multiplied: Double

  /// Nil where everything is on accelerators.
  init?(_ replica: Replica) {
    guard let host = replica.host else { return nil }
    self.host = host
    weights = WeightReads(replica.stored, layout: Layout(tensorParallel: 1), part: host.share)
    ranks = replica.layout.stageRanks
    groups = Double(replica.layout.dataParallel)
    multiplied = replica.stored.groups.reduce(0) {
      $0 + Double($1.group.parameters) * $1.group.shareReadPerToken * host.share(of: $1.group.tensorClass)
    }
  }

  /// - Parameters:
  ///   - tokens: those of one data-parallel group; the others are taken to have as many.
  ///   - cacheBytes: what decoded tokens read of the cache there.
  ///   - attention: operations of all tokens with the cache there.
  func seconds(tokens: Double, cacheBytes: Double, attention: Double) -> Double {
    let all = tokens * groups
    return host.seconds(bytes: weights.bytes(tokens: all), ranks: ranks, operations: 2 * multiplied * all)
      + host.seconds(cacheBytes: cacheBytes, operations: attention)
  }
}
