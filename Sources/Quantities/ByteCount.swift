/// A number of bytes, exact.
///
/// Memory is bought in decimal gigabytes and reported in binary gibibytes; write which one you mean.
package struct ByteCount: Hashable, Comparable, Sendable, Codable {
  package let bytes: Int64

  package init(_ bytes: Int64) { self.bytes = bytes }
  /// Rounds a computed size up to whole bytes; sizes beyond `Int64` saturate.
  package init(roundingUp bytes: Double) {
    self.bytes = bytes >= 9.2e18 ? .max : bytes <= -9.2e18 ? .min : Int64(bytes.rounded(.up))
  }

  package static let zero = ByteCount(0)
  package static func mebibytes(_ count: Double) -> ByteCount { ByteCount(roundingUp: count * 1_048_576) }
  package static func gibibytes(_ count: Double) -> ByteCount { ByteCount(roundingUp: count * 1_073_741_824) }
  package static func gigabytes(_ count: Double) -> ByteCount { ByteCount(roundingUp: count * 1e9) }

  package var gibibytes: Double { Double(bytes) / 1_073_741_824 }
  package var gigabytes: Double { Double(bytes) / 1e9 }

  package static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
  package static func + (left: ByteCount, right: ByteCount) -> ByteCount {
    let (sum, overflow) = left.bytes.addingReportingOverflow(right.bytes)
    return ByteCount(overflow ? (left.bytes < 0 ? .min : .max) : sum)
  }
  package static func - (left: ByteCount, right: ByteCount) -> ByteCount {
    let (difference, overflow) = left.bytes.subtractingReportingOverflow(right.bytes)
    return ByteCount(overflow ? (left.bytes < 0 ? .min : .max) : difference)
  }
  package static func * (left: ByteCount, factor: Int) -> ByteCount {
    let (product, overflow) = left.bytes.multipliedReportingOverflow(by: Int64(factor))
    return ByteCount(overflow ? ((left.bytes < 0) == (factor < 0) ? .max : .min) : product)
  }
  package static func += (left: inout ByteCount, right: ByteCount) { left = left + right }
  /// The ratio of two sizes, a plain number.
  package static func / (left: ByteCount, right: ByteCount) -> Double {
    Double(left.bytes) / Double(right.bytes)
  }

  package init(from decoder: any Decoder) throws {
    bytes = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

extension Sequence where Element == ByteCount {
  /// The total; saturates instead of overflowing.
  package func sum() -> ByteCount { reduce(.zero, +) }
}
