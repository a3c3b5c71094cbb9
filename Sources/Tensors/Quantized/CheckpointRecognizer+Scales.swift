import Domain

extension CheckpointRecognizer {
  /// How scales lie over a matrix, by their shape: one, one a row, one for stretches of a row, or one a block.
  func grid(
    _ scale: Part, rows: Int, columns: Int, kind: ScaleGrid<ByteSlice>.Kind? = nil
  ) throws(TensorError) -> ScaleGrid<ByteSlice> {
    let kind = if let kind { kind } else { try floatKind(scale) }
    func grid(_ perRows: Int, _ perColumns: Int, _ rowStep: Int) -> ScaleGrid<ByteSlice> {
      ScaleGrid(
        bytes: scale.bytes, kind: kind, rows: max(perRows, 1), columns: max(perColumns, 1), rowStep: rowStep,
        groupStep: 1)
    }
    if scale.count == 1 { return grid(rows, columns, 0) }
    if scale.count == rows { return grid(1, columns, 1) }
    let shape = scale.descriptor.lines
    try require(shape.rows > 0 && shape.columns > 0, scale, "scales for \(rows) × \(columns) weights")
    if shape.rows == rows, let group = groupSize(groups: shape.columns, columns: columns) {
      return grid(1, group, shape.columns)
    }
    let block = configuration.block ?? (128, 128)
    let expected = MatrixShape(rows: (rows - 1) / block.rows + 1, columns: (columns - 1) / block.columns + 1)
    try require(
      shape == expected, scale,
      "scales for \(rows) × \(columns) weights, such as \(expected.rows) × \(expected.columns) for blocks")
    return grid(block.rows, block.columns, shape.columns)
  }

  private func floatKind(_ scale: Part) throws(TensorError) -> ScaleGrid<ByteSlice>.Kind {
    // Microscaling's powers of two are the only scales that are stored as plain bytes.
    if scale.type == .uint8 { return .power }
    try require(scale.type.isFloatingPoint, scale, "scales of floats")
    return .float(scale.type)
  }

  /// The width of groups of which a row has so many.
  func groupSize(groups: Int, columns: Int) -> Int? {
    guard groups > 0, columns > 0 else { return nil }
    func fits(_ size: Int) -> Bool { size > 0 && (columns - 1) / size + 1 == groups }
    if let size = configuration.groupSizes.first(where: fits) { return size }
    if columns % groups == 0 { return columns / groups }
    return [128, 64, 32, 16, 256].first(where: fits)
  }

  /// The scale of a whole tensor.
  func single(_ part: Part) throws(TensorError) -> Float {
    try require(part.count == 1 && part.type == .float32, part, "one F32")
    return try part.bytes.values(as: Float.self).first ?? 1
  }

  /// The group of each column, nil where groups are stretches of columns anyway.
  func groupOfColumn(_ index: Part?, columns: Int, groups: Int, size: Int) throws(TensorError) -> [Int32]? {
    guard let index else { return nil }
    try require(index.type == .int32 && index.count == columns, index, "I32 [\(columns)]")
    let given = try index.bytes.values(as: Int32.self)
    var order = [Int32](repeating: 0, count: columns)
    var isPlain = true
    for column in 0..<columns {
      // A negative group is what compressed-tensors writes where columns are in their own order.
      let group = Int(given[column])
      guard group < groups, group >= -1 else {
        throw fault(
          .outOfRange, index.descriptor.name, expected: "groups from 0 to \(groups - 1)",
          found: "another number at column \(column)")
      }
      order[column] = Int32(group < 0 ? column / size : group)
      if Int(order[column]) != column / size { isPlain = false }
    }
    return isPlain ? nil : order
  }

  /// `g128`, `per channel`, `per tensor` or `128×128`.
  func granularity(_ grid: ScaleGrid<ByteSlice>, rows: Int, columns: Int) -> String {
    if grid.rows > 1 || grid.rowStep == 0 {
      return grid.rowStep == 0 ? "per tensor" : "\(grid.rows)×\(grid.columns)"
    }
    return grid.columns >= columns ? "per channel" : "g\(grid.columns)"
  }
}
