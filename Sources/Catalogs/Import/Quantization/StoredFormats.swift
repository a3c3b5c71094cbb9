import Domain

extension CatalogStore {
  /// What a body makes of the catalog's formats; the file of one that it asks for is the error where it is at fault.
  func withStoredFormats<Value>(
    _ body: (StoredFormats) throws(CatalogError) -> Value
  ) throws(CatalogError) -> Value {
    var fault: CatalogError?
    let formats = StoredFormats { id in
      do throws(CatalogError) {
        return try format(id).format
      } catch {
        if error.file != nil { fault = fault ?? error }
        return nil
      }
    }
    let value = try body(formats)
    if let fault { throw fault }
    return value
  }
}

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
    case (4, 32?, false): catalog("int4-g32")
    case (4, 32?, true): catalog("int4-g32-asym")
    case (8, 128?, false): catalog("int8-g128")
    case (8, nil, false): catalog("int8-channel")
    default:
      StorageFormat(
        id: Self.laboratoryID(bits: bits, group: group, hasZeroPoints: hasZeroPoints), elementBits: Double(bits),
        scaleBits: 16, zeroPointBits: hasZeroPoints ? Double(bits) : 0,
        granularity: group.map { .group($0) } ?? .channel)
    }
  }

  /// What the laboratory calls integers that the catalog has no entry of, `int3-g128`; nil for those that it can't make.
  private static func laboratoryID(bits: Int, group: Int?, hasZeroPoints: Bool) -> String? {
    guard [2, 3, 4, 8].contains(bits), group.map({ [32, 64, 128].contains($0) }) ?? true else { return nil }
    return "int\(bits)-\(group.map { "g\($0)" } ?? "channel")\(hasZeroPoints ? "-asym" : "")"
  }

  /// bitsandbytes' FP4, which is stored as NF4 and has other values.
  func float4(like id: String) -> StorageFormat {
    let format = catalog(id)
    return StorageFormat(
      id: id.replacing("nf4", with: "fp4"), elementBits: format.elementBits, scaleBits: format.scaleBits,
      zeroPointBits: format.zeroPointBits, granularity: format.granularity, outerScale: format.outerScale,
      packing: format.packing)
  }

  /// MXFP8: a power of two for each 32 neighbours.
  var microscaled: StorageFormat {
    StorageFormat(id: nil, elementBits: 8, scaleBits: 8, granularity: .group(32))
  }

  var microscaledForm: WeightForm { WeightForm("fp8-block", microscaled, words: "MXFP8", title: "MXFP8") }

  /// Integers of MLX, with a scale and a bias a group.
  func mlx(bits: Int, group: Int) -> StorageFormat {
    guard group != 64 else { return catalog("mlx-int\(bits)-g64") }
    return StorageFormat(
      id: nil, elementBits: Double(bits), scaleBits: 16, zeroPointBits: 16, granularity: .group(group))
  }

  /// FP8 with a scale of 32 bits a block.
  ///
  /// - Parameter sizes: rows and columns; 128 of each where they are left out.
  func blocks(_ sizes: [Int]?, words: String) -> WeightForm {
    guard let sizes, sizes.count == 2, sizes.allSatisfy({ $0 > 0 }), sizes != [128, 128] else {
      return WeightForm("fp8-block", catalog("fp8-e4m3-block128"), words: words)
    }
    return WeightForm(
      "fp8-block",
      StorageFormat(
        id: nil, elementBits: 8, scaleBits: 32, granularity: .block(rows: sizes[0], columns: sizes[1])),
      words: words, title: "FP8 block \(sizes[0])×\(sizes[1])")
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
