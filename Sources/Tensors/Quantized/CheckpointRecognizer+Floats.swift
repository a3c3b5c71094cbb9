import Domain

extension CheckpointRecognizer {
  // MARK: Four-bit floats

  /// NVFP4 and MXFP4: two codes a byte, the first in the low half, under one of three names.
  mutating func readNibbles(
    _ name: String, _ module: String, _ codes: Part, _ scale: Part
  ) throws(TensorError) {
    let bytes = codes.descriptor.matrix
    try require(codes.type == .uint8 && codes.shape.count >= 2 && codes.count > 0, codes, "a matrix of bytes")
    let columns = 2 * bytes.columns
    var grid = try grid(scale, rows: bytes.rows, columns: columns)
    // compressed-tensors keeps the inverse of what ModelOpt keeps.
    let inverse = try optionalPart("\(module).weight_global_scale")
    let direct = try optionalPart("\(module).weight_scale_2")
    if let inverse { grid.divisor = try single(inverse) }
    if let direct { grid.factor = try single(direct) }
    let stored = QuantizedTensor(
      columns: columns, codes: .nibbles(codes.bytes, highFirst: false, table: CodeTables.float4), scales: grid,
      groups: (columns - 1) / grid.columns + 1)
    let kind = scale.type == .uint8 ? "MXFP4" : "NVFP4"
    try keep(
      name, shape: codes.shape.dropLast() + [columns], label: "\(kind) g\(grid.columns)",
      parts: [codes, scale, inverse, direct], stored)
  }

  /// `…_blocks` and `…_scales`: MXFP4 blocks of 32 as gpt-oss has them.
  mutating func readMicroscaled(_ name: String, _ codes: Part) throws(TensorError) {
    let scale = try part("\(name)_scales")
    guard codes.type == .uint8, scale.type == .uint8 else { return }
    let width = codes.shape.last ?? 0
    try require(codes.shape.count >= 3 && width == 16 && codes.count > 0, codes, "U8 […, rows, blocks, 16]")
    try require(scale.shape == Array(codes.shape.dropLast()), scale, "U8 \(Array(codes.shape.dropLast()))")
    let blocks = codes.shape[codes.shape.count - 2]
    let columns = blocks * 32
    let grid = ScaleGrid(bytes: scale.bytes, kind: .power, rows: 1, columns: 32, rowStep: blocks, groupStep: 1)
    let stored = QuantizedTensor(
      columns: columns, codes: .nibbles(codes.bytes, highFirst: false, table: CodeTables.float4), scales: grid,
      groups: blocks)
    try keep(name, shape: codes.shape.dropLast(2) + [columns], label: "MXFP4 g32", parts: [codes, scale], stored)
  }

  // MARK: Whole bytes

  /// FP8 with `weight_scale_inv` (which is multiplied with, for all its name) or `weight_scale`.
  mutating func readFloat8(_ module: String, _ codes: Part) throws(TensorError) {
    var found = try optionalPart("\(module).weight_scale_inv")
    if found == nil { found = try optionalPart("\(module).weight_scale") }
    guard let scale = found, codes.count > 0 else { return }
    let name = codes.type == .float8E4M3 ? "FP8 E4M3" : "FP8 E5M2"
    try keepBytes(module, codes, scale, table: CodeTables.float8(codes.type), label: name)
  }

  /// Eight-bit integers with `weight_scale`, or with bitsandbytes' row maxima under `SCB`.
  mutating func readIntegers(_ module: String, _ codes: Part) throws(TensorError) {
    guard codes.count > 0 else { return }
    if let maxima = try optionalPart("\(module).SCB") {
      try keepBytes(module, codes, maxima, table: nil, label: "INT8", factor: 1 / 127, form: ", bitsandbytes")
    } else if let scale = try optionalPart("\(module).weight_scale") {
      try keepBytes(module, codes, scale, table: nil, label: "INT8")
    }
  }

  private mutating func keepBytes(
    _ module: String, _ codes: Part, _ scale: Part, table: [Float]?, label: String, factor: Float = 1,
    form: String = ""
  ) throws(TensorError) {
    let matrix = codes.descriptor.matrix
    var grid = try grid(scale, rows: matrix.rows, columns: matrix.columns)
    grid.factor = factor
    let zero = try optionalPart("\(module).weight_zero_point")
    let unused = try optionalPart("\(module).weight_format")
    var zeros: ZeroPoints<ByteSlice>?
    if let zero {
      try require(zero.type == .int8, zero, "zero points of I8")
      zeros = .grid(try self.grid(zero, rows: matrix.rows, columns: matrix.columns, kind: .signedByte))
      if case .grid(let other)? = zeros { try require(other.columns == grid.columns, zero, "as many as scales") }
    }
    let stored = QuantizedTensor(
      columns: matrix.columns, codes: .bytes(codes.bytes, table: table), scales: grid, zeros: zeros,
      groups: (matrix.columns - 1) / grid.columns + 1)
    let detail = granularity(grid, rows: matrix.rows, columns: matrix.columns)
    try keep(
      "\(module).weight", shape: codes.shape, label: "\(label) \(detail)\(form)",
      parts: [codes, scale, zero, unused], stored)
  }
}
