import Domain

/// Storage formats as libraries describe them: the catalog's where it has one, else one of the same arithmetic.
struct StoredFormats {
  /// The catalog's formats by id.
  let named: (String) -> StorageFormat?

  func catalog(_ id: String) -> StorageFormat { named(id) ?? StorageFormat(id: id, elementBits: 16) }

  /// - Parameter group: elements that share a scale; nil for a row.
  func integers(bits: Int, group: Int?, hasZeroPoints: Bool) -> StorageFormat {
    switch (bits, group, hasZeroPoints) {
    case (4, 128?, false): catalog("int4-g128")
    case (4, 128?, true): catalog("int4-g128-asym")
    case (8, 128?, false): catalog("int8-g128")
    case (8, nil, false): catalog("int8-channel")
    default:
      StorageFormat(
        id: nil, elementBits: Double(bits), scaleBits: 16, zeroPointBits: hasZeroPoints ? Double(bits) : 0,
        granularity: group.map { .group($0) } ?? .channel)
    }
  }

  /// MXFP8: a power of two for each 32 neighbours.
  var microscaled: StorageFormat {
    StorageFormat(id: nil, elementBits: 8, scaleBits: 8, granularity: .group(32))
  }

  /// - Parameter strategy: what shares a scale: `tensor`, `channel`, `block`.
  func floats(bits: Int, group: Int?, strategy: String?) -> StorageFormat {
    switch (bits, group, strategy) {
    case (4, 32?, _): catalog("mxfp4")
    case (4, _, _): catalog("nvfp4")
    case (8, 32?, _): microscaled
    case (_, _, "block"): catalog("fp8-e4m3-block128")
    case (_, _, "channel"): catalog("fp8-e4m3-channel")
    default: catalog("fp8-e4m3-tensor")
    }
  }
}
