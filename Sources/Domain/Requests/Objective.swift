/// What is wanted most of what fits and meets the targets.
package enum Objective: String, Codable, Sendable, CaseIterable {
  /// The lowest rent online, the lowest price of a request offline.
  case cost
  /// The shortest answer.
  case latency
  /// The most requests a second for each accelerator.
  case throughput
  /// The least energy for what comes out.
  case energy
  /// The least carbon for what comes out.
  case carbon
  /// The least accuracy lost.
  case quality
}

/// Which figure of an uncertain loss a limit holds for.
package enum LossBound: String, Codable, Sendable, CaseIterable {
  /// The likely loss.
  case likely
  /// The loss at the low end of the range of what is kept.
  case low
}
