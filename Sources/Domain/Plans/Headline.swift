import Quantities

/// Parameters times bytes, as people do it in their heads; the ledger beside it counts everything.
package struct Headline: Sendable, Hashable {
  package let parameters: Int64
  package let activeParametersPerToken: Int64
  /// At the width of the checkpoint's unquantized format (2 bytes, 4 for FP32).
  package let unquantizedBytes: ByteCount
  /// At the scheme's nominal width, scales not counted.
  package let schemeBytes: ByteCount
  /// Bits of one element in the scheme: 4 for INT4, whatever its scales add.
  package let nominalBits: Double

  package init(parameters: Int64, activeParametersPerToken: Int64, unquantizedBits: Double, nominalBits: Double) {
    self.parameters = parameters
    self.activeParametersPerToken = activeParametersPerToken
    self.nominalBits = nominalBits
    unquantizedBytes = Self.bytes(parameters: parameters, bits: unquantizedBits)
    schemeBytes = Self.bytes(parameters: parameters, bits: nominalBits)
  }

  /// A headline that was computed before.
  package init(
    parameters: Int64, activeParametersPerToken: Int64, unquantizedBytes: ByteCount, schemeBytes: ByteCount,
    nominalBits: Double
  ) {
    self.parameters = parameters
    self.activeParametersPerToken = activeParametersPerToken
    self.unquantizedBytes = unquantizedBytes
    self.schemeBytes = schemeBytes
    self.nominalBits = nominalBits
  }

  /// parameters × bits / 8: 70 billion at 16 bits are 140 GB.
  package static func bytes(parameters: Int64, bits: Double) -> ByteCount {
    ByteCount(roundingUp: Double(parameters) * bits / 8)
  }
}
