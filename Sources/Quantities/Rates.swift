/// Bytes moved per second, as a memory or a link moves them.
package struct ByteRate: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
  /// A rate as data sheets print it: 3.35 TB/s is `.gigabytesPerSecond(3350)`, decimal.
  package static func gigabytesPerSecond(_ count: Double) -> ByteRate { ByteRate(count * 1e9) }
}

/// Floating-point (or integer) operations per second; a multiply and an add are two.
package struct ComputeRate: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
  package static func teraflops(_ count: Double) -> ComputeRate { ComputeRate(count * 1e12) }
}

/// Tokens per second.
package struct TokenRate: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
}

/// Seconds of wall time.
package struct Seconds: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
  package static func milliseconds(_ count: Double) -> Seconds { Seconds(count / 1e3) }
  package static func microseconds(_ count: Double) -> Seconds { Seconds(count / 1e6) }
  package var milliseconds: Double { value * 1e3 }
}

/// Electrical power.
package struct Watts: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
}

/// United States dollars, of the date that the price's source names.
package struct Dollars: Quantity {
  package let value: Double
  package init(_ value: Double) { self.value = value }
}

extension ByteCount {
  /// The time to move this many bytes.
  package static func / (bytes: ByteCount, rate: ByteRate) -> Seconds {
    Seconds(Double(bytes.bytes) / rate.value)
  }
}
