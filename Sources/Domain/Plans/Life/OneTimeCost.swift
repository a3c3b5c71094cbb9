import Quantities

/// What work that is done once takes: tokens, memory, time and money.
package struct OneTimeCost: Sendable, Hashable {
  package let work: OneTimeWork
  /// Weights that are trained or rounded, in all.
  package let parameters: Int64
  /// Tokens that it runs over.
  package let tokens: Interval
  /// Held at once, on all accelerators together.
  package let memoryBytes: ByteCount
  /// The least number of the plan's accelerators whose memory holds it.
  package let accelerators: Int
  /// Hours of the plan's accelerator; nil where its arithmetic isn't published.
  package let acceleratorHours: Interval?
  /// Nil where hours or price are unknown.
  package let usd: Interval?
  /// Whether it counts in the life's costs: the scheme needs it, or somebody asked for it.
  package let isCounted: Bool

  package init(
    work: OneTimeWork, parameters: Int64, tokens: Interval, memoryBytes: ByteCount, accelerators: Int,
    acceleratorHours: Interval?, usd: Interval?, isCounted: Bool
  ) {
    self.work = work
    self.parameters = parameters
    self.tokens = tokens
    self.memoryBytes = memoryBytes
    self.accelerators = accelerators
    self.acceleratorHours = acceleratorHours
    self.usd = usd
    self.isCounted = isCounted
  }
}
