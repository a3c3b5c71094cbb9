import Quantities

/// How much an accelerator holds and how fast it reads it; capacity and bandwidth come together.
package struct AcceleratorMemory: Codable, Sendable {
  /// Where the number of bytes comes from.
  package enum Basis: String, Codable, Sendable, CaseIterable {
    /// What the driver shows.
    case reported
    /// From the nominal size or a sister card, by the rule that the source names.
    case derived
    /// As the owner of the entry says.
    case stated
  }

  /// What software can address, all told.
  package internal(set) var bytes: ByteCount
  package internal(set) var basis: Basis
  package let source: String?
  /// As printed on the box, decimal or binary as the vendor likes.
  package let nominalGigabytes: Double?
  package internal(set) var bandwidth: ByteRate
  /// The memory's technology: HBM3, GDDR6X, LPDDR5X.
  package let kind: String?
  /// Shared with the CPU and the operating system.
  package let isUnified: Bool

  enum CodingKeys: String, CodingKey {
    case bytes, basis, source, nominalGigabytes, kind, isUnified
    case bandwidth = "bandwidthBytesPerSecond"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard values.contains(.bytes) == values.contains(.bandwidth) else {
      let missing = values.contains(.bytes) ? CodingKeys.bandwidth : .bytes
      throw DecodingError.keyNotFound(
        missing,
        .init(
          codingPath: values.codingPath,
          debugDescription: "an accelerator's bytes and bandwidthBytesPerSecond are given together"))
    }
    bytes = try values.decode(ByteCount.self, forKey: .bytes)
    basis = try values.value(.basis, default: .stated)
    source = try values.decodeIfPresent(String.self, forKey: .source)
    nominalGigabytes = try values.decodeIfPresent(Double.self, forKey: .nominalGigabytes)
    bandwidth = try values.decode(ByteRate.self, forKey: .bandwidth)
    kind = try values.decodeIfPresent(String.self, forKey: .kind)
    isUnified = try values.value(.isUnified, default: false)
  }
}
