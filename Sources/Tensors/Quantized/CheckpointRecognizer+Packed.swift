import Domain

extension CheckpointRecognizer {
  // MARK: compressed-tensors

  /// `weight_packed`: integers in words, or four-bit floats two a byte.
  mutating func readPacked(_ module: String, _ codes: Part) throws(TensorError) {
    let scale = try part("\(module).weight_scale")
    guard codes.type == .int32 else { return try readNibbles("\(module).weight", module, codes, scale) }
    let declared = try part("\(module).weight_shape")
    guard codes.shape.count == 2, declared.count == 2, let declaredShape = try integers(declared),
      case let (rows, columns) = (declaredShape[0], declaredShape[1]), rows == codes.shape[0], rows > 0,
      columns > 0, columns <= codes.shape[1].multipliedReportingOverflow(by: 16).partialValue
    else {
      throw fault(.shape, codes.descriptor.name, expected: "a matrix as weight_shape says", found: "\(codes.shape)")
    }
    let (bits, whole) = try packing(codes, columns: columns)
    let grid = try grid(scale, rows: rows, columns: columns)
    let groups = (columns - 1) / grid.columns + 1
    let zero = try optionalPart("\(module).weight_zero_point")
    let index = try optionalPart("\(module).weight_g_idx")
    let bias = 1 << (bits - 1)
    let stored = QuantizedTensor(
      columns: columns,
      codes: .packedRows(
        PackedIntegers(bytes: codes.bytes, bits: bits, lineStep: codes.shape[1], wordStep: 1, whole: whole), bias: bias),
      scales: grid,
      zeros: try zero.map { (part) throws(TensorError) in
        try zeroPoints(part, rows: rows, columns: columns, groups: groups, bits: bits)
      },
      groupOfColumn: try groupOfColumn(index, columns: columns, groups: groups, size: grid.columns), groups: groups)
    try keep(
      "\(module).weight", shape: [rows, columns],
      label: "INT\(bits) \(granularity(grid, rows: rows, columns: columns)), pack-quantized",
      parts: [codes, scale, declared, zero, index], stored)
  }

  /// The values of a tensor of integers; nil for another type.
  private func integers(_ part: Part) throws(TensorError) -> [Int]? {
    switch part.type {
    case .int32: try part.bytes.values(as: Int32.self).map(Int.init)
    case .int64: try part.bytes.values(as: Int64.self).map(Int.init)
    default: nil
    }
  }

  /// Bits by the configuration, else by the words in a row; older releases let no code straddle two words.
  private func packing(_ codes: Part, columns: Int) throws(TensorError) -> (bits: Int, whole: Bool) {
    for bits in configuration.bits + [4, 8, 2, 3, 5, 6, 7] where (2...8).contains(bits) {
      for whole in [false, true]
      where PackedWords.count(columns, bits: bits, whole: whole) == codes.shape[1] { return (bits, whole) }
    }
    throw fault(
      .shape, codes.descriptor.name, expected: "words for \(columns) codes of 2 to 8 bits a row",
      found: "\(codes.shape[1])")
  }

  /// Zero points, packed along the rows for each group, or one a byte.
  private func zeroPoints(
    _ part: Part, rows: Int, columns: Int, groups: Int, bits: Int
  ) throws(TensorError) -> ZeroPoints<ByteSlice> {
    guard part.type == .int32 else {
      try require(part.type == .int8, part, "zero points of I32 or I8")
      return .grid(try grid(part, rows: rows, columns: columns, kind: .signedByte))
    }
    let lines = part.descriptor.lines
    for whole in [false, true] {
      guard lines.columns == groups, PackedWords.count(rows, bits: bits, whole: whole) == lines.rows else {
        continue
      }
      let packed = PackedIntegers(bytes: part.bytes, bits: bits, lineStep: 1, wordStep: groups, whole: whole)
      return .packed(packed, bias: 1 << (bits - 1))
    }
    throw fault(
      .shape, part.descriptor.name, expected: "zero points of \(bits) bits for \(rows) rows × \(groups) groups",
      found: "\(part.shape)")
  }

  // MARK: AWQ and GPTQ

  /// `qweight`: input features run down the rows, and the checkpoint's columns are the weight's rows.
  mutating func readColumnPacked(_ module: String, _ codes: Part) throws(TensorError) {
    let scale = try part("\(module).scales")
    let zero = try part("\(module).qzeros")
    for part in [codes, zero] { try require(part.type == .int32 && part.shape.count == 2, part, "an I32 matrix") }
    try require(
      scale.type.isFloatingPoint && scale.shape.count == 2 && scale.shape[0] > 0 && scale.shape[1] > 0, scale,
      "a matrix of float scales")
    let groups = scale.shape[0]
    let rows = scale.shape[1]
    try require(zero.shape[0] == groups, zero, "\(groups) rows, as the scales have")
    let isAWQ = codes.shape[1] == zero.shape[1] && codes.shape[1] != rows
    let bits = isAWQ ? 4 : try columnBits(zero, rows: rows)
    guard let words = PackedWords.count(rows, bits: bits, whole: false), words == zero.shape[1],
      rows * bits % 32 == 0, codes.shape[1] == (isAWQ ? words : rows)
    else {
      throw fault(
        .shape, codes.descriptor.name, expected: "a matrix for \(rows) outputs packed as AWQ's GEMM form or GPTQ does",
        found: "\(codes.shape)")
    }
    let columns = isAWQ ? codes.shape[0] : codes.shape[0] * 32 / bits
    try require(columns > 0 && (isAWQ || codes.shape[0] * 32 % bits == 0), codes, "whole input features")
    guard let size = groupSize(groups: groups, columns: columns) else {
      throw fault(
        .shape, scale.descriptor.name, expected: "groups of \(columns) input features", found: "\(groups) of them")
    }
    let shape = ColumnPacking(rows: rows, columns: columns, groups: groups, groupSize: size, bits: bits, isAWQ: isAWQ)
    try keepColumnPacked(module, shape, codes: codes, scale: scale, zero: zero)
  }

  private func columnBits(_ zero: Part, rows: Int) throws(TensorError) -> Int {
    for bits in configuration.bits + [4, 8, 3, 2]
    where [2, 3, 4, 8].contains(bits) && PackedWords.count(rows, bits: bits, whole: false) == zero.shape[1] {
      return bits
    }
    throw fault(
      .shape, zero.descriptor.name, expected: "zero points of 2, 3, 4 or 8 bits for \(rows) outputs",
      found: "\(zero.shape)")
  }

  private struct ColumnPacking {
    let rows, columns, groups, groupSize, bits: Int
    let isAWQ: Bool
  }

  private mutating func keepColumnPacked(
    _ module: String, _ shape: ColumnPacking, codes: Part, scale: Part, zero: Part
  ) throws(TensorError) {
    let index = try optionalPart("\(module).g_idx")
    let order = try groupOfColumn(index, columns: shape.columns, groups: shape.groups, size: shape.groupSize)
    // The first version of GPTQ's form stores zero points less one.
    let zeroBias = shape.isAWQ || configuration.checkpointFormat == "gptq_v2" ? 0 : -1
    let packedCodes = PackedIntegers(
      bytes: codes.bytes, bits: shape.bits, lineStep: shape.isAWQ ? codes.shape[1] : 1,
      wordStep: shape.isAWQ ? 1 : codes.shape[1], interleaved: shape.isAWQ)
    let packedZeros = PackedIntegers(
      bytes: zero.bytes, bits: shape.bits, lineStep: zero.shape[1], wordStep: 1, interleaved: shape.isAWQ)
    let stored = QuantizedTensor(
      columns: shape.columns,
      codes: shape.isAWQ ? .packedColumns(packedCodes, bias: 0) : .packedRows(packedCodes, bias: 0),
      scales: ScaleGrid(
        bytes: scale.bytes, kind: .float(scale.type), rows: 1, columns: shape.groupSize, rowStep: 1,
        groupStep: shape.rows),
      zeros: .packed(packedZeros, bias: zeroBias), groupOfColumn: order, groups: shape.groups)
    let form = shape.isAWQ ? "AWQ" : order == nil ? "GPTQ" : "GPTQ in activation order"
    try keep(
      "\(module).weight", shape: [shape.rows, shape.columns], label: "INT\(shape.bits) g\(shape.groupSize), \(form)",
      parts: [codes, scale, zero, index], stored)
  }
}
