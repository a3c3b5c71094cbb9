import JSON

extension CheckpointRecognizer {
  /// Bytes under a plain name: ModelOpt's NVFP4.
  mutating func readBytes(_ module: String, _ codes: Part) throws(TensorError) {
    guard let scale = try optionalPart("\(module).weight_scale") else { return }
    try readNibbles("\(module).weight", module, codes, scale)
  }

  /// bitsandbytes' NF4 or FP4, which the state beside the codes tells of; false where there is none.
  mutating func readCodebook(_ name: String, _ codes: Part) throws(TensorError) -> Bool {
    for kind in ["nf4", "fp4"] {
      if let state = try optionalPart("\(name).quant_state.bitsandbytes__\(kind)") {
        try readCodebook(name, kind.uppercased(), codes, state)
        return true
      }
    }
    return false
  }

  /// Blocks run over the flattened weight, the first code of a byte in its high half.
  private mutating func readCodebook(
    _ name: String, _ kind: String, _ codes: Part, _ state: Part
  ) throws(TensorError) {
    let settings = try CodebookState(state, self)
    let count = settings.shape.reduce(1, *)
    try require(codes.bytes.byteCount == (count + 1) / 2, codes, "\((count + 1) / 2) bytes, by the state's shape")
    let map = try part("\(name).quant_map")
    let maxima = try part("\(name).absmax")
    let blocks = (count - 1) / settings.block + 1
    try require(map.type == .float32 && map.count == 16, map, "F32 [16]")
    try require(maxima.count == blocks, maxima, "\(blocks) numbers, one a block")
    var parts: [Part?] = [codes, state, map, maxima]
    var scale = ScaleGrid<ByteSlice>.Kind.float(maxima.type)
    if maxima.type == .uint8 {
      let inner = try part("\(name).nested_absmax")
      let innerMap = try part("\(name).nested_quant_map")
      let innerBlocks = (blocks - 1) / settings.nestedBlock + 1
      try require(inner.type == .float32 && inner.count == innerBlocks, inner, "F32 [\(innerBlocks)]")
      try require(innerMap.type == .float32 && innerMap.count == 256, innerMap, "F32 [256]")
      scale = .nested(
        table: try innerMap.bytes.values(as: Float.self), scales: inner.bytes, block: settings.nestedBlock,
        offset: settings.nestedOffset)
      parts += [inner, innerMap]
    } else {
      try require(maxima.type.isFloatingPoint, maxima, "floats, or U8 that are quantized again")
    }
    let grid = ScaleGrid(
      bytes: maxima.bytes, kind: scale, rows: 1, columns: settings.block, rowStep: 1, groupStep: 1)
    let stored = QuantizedTensor(
      columns: settings.block,
      codes: .nibbles(codes.bytes, highFirst: true, table: try map.bytes.values(as: Float.self)), scales: grid,
      groups: 1)
    let detail = maxima.type == .uint8 ? " double-quantized" : ""
    try keep(
      name, shape: settings.shape, label: "\(kind) b\(settings.block)\(detail), bitsandbytes", parts: parts, stored)
  }

}

/// The JSON that bitsandbytes keeps beside the codes, as a tensor of bytes.
private struct CodebookState {
  /// Bytes; such texts have some hundred.
  private static let longest = 1 << 20

  let shape: [Int]
  let block: Int
  let nestedBlock: Int
  let nestedOffset: Float

  init(_ state: CheckpointRecognizer.Part, _ recognizer: CheckpointRecognizer) throws(TensorError) {
    let name = state.descriptor.name
    try recognizer.require(state.bytes.byteCount <= Self.longest, state, "a text of at most \(Self.longest) bytes")
    let text = try state.bytes.read(0..<state.bytes.byteCount)
    guard state.type == .uint8, let json = try? JSONNode(parsing: text, rules: .header) else {
      throw recognizer.fault(.headerSyntax, name, expected: "JSON as a tensor of bytes", found: "other bytes")
    }
    shape = (json["shape"]?.array ?? []).compactMap(\.integer)
    block = json["blocksize"]?.integer ?? 0
    nestedBlock = json["nested_blocksize"]?.integer ?? 256
    nestedOffset = Float(json["nested_offset"]?.number ?? 0)
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length > 0, !overflow, product < 1 << 48 else {
        throw recognizer.fault(.shape, name, expected: "a shape of positive lengths", found: "\(shape)")
      }
      count = product
    }
    guard !shape.isEmpty, (1...1 << 20).contains(block), (1...1 << 20).contains(nestedBlock) else {
      throw recognizer.fault(
        .shape, name, expected: "shape and blocksize", found: "shape \(shape), blocksize \(block), \(nestedBlock)")
    }
  }
}
