import Quantities

/// Rates that are taken to be what is usual of such hardware, as nobody told them.
package struct TypicalRates: Sendable, Hashable {
  /// Of the memory; nil where that is known.
  package let bandwidth: Bandwidth?
  /// FP32 operations a second that any processor is taken to make for what it can read; nil where rates are known.
  package let operations: ComputeRate?

  /// Channels × 8 bytes × transfers a second: likely, and from the slowest to the fastest that are usual.
  package struct Bandwidth: Sendable, Hashable {
    package let low: ByteRate
    package let likely: ByteRate
    package let high: ByteRate

    package init(low: ByteRate, likely: ByteRate, high: ByteRate) {
      self.low = low
      self.likely = likely
      self.high = high
    }
  }

  package init(bandwidth: Bandwidth?, operations: ComputeRate?) {
    self.bandwidth = bandwidth
    self.operations = operations
  }
}

extension TypicalRates.Bandwidth {
  private static let bytesPerTransfer = 8.0
  /// Above so much a processor is taken for a server's: desktop boards hold no more.
  private static let desktop = ByteCount.gibibytes(192)

  /// Of a host with so much memory: on desktops two channels of DDR4-3200, from one of DDR4-2400 to two of DDR5-6400;
  /// on servers eight of DDR4-3200, from four of DDR4-2666 to twelve of DDR5-6400, by JEDEC's rates.
  package static func usual(of memory: ByteCount) -> Self {
    memory <= desktop
      ? Self(low: rate(1, 2400), likely: rate(2, 3200), high: rate(2, 6400))
      : Self(low: rate(4, 2666), likely: rate(8, 3200), high: rate(12, 6400))
  }

  private static func rate(_ channels: Double, _ megatransfers: Double) -> ByteRate {
    ByteRate(channels * bytesPerTransfer * megatransfers * 1e6)
  }
}
