import Kernels

/// Scales (or zero points) of a matrix, one for so many rows and columns, in the file or in memory.
struct ScaleGrid<Bytes: Sendable>: Sendable {
  enum Kind: Sendable {
    case float(ElementType)
    /// Powers of two: a byte e means 2^(e - 127), 255 means no number.
    case power
    case signedByte
    /// Codes of scales: the table's value times a scale of its own for each `block`, plus `offset`.
    case nested(table: [Float], scales: Bytes, block: Int, offset: Float)
  }

  let bytes: Bytes
  let kind: Kind
  /// Rows and columns that share a scale.
  let rows: Int
  let columns: Int
  /// Elements from one row of scales to the next, and from one group to the next.
  let rowStep: Int
  let groupStep: Int
  /// What stored scales are multiplied with and divided by.
  var factor: Float = 1
  var divisor: Float = 1
}

extension ScaleGrid where Bytes == ByteSlice {
  func loaded() throws(TensorError) -> ScaleGrid<LoadedBytes> {
    var grid = ScaleGrid<LoadedBytes>(
      bytes: try LoadedBytes(bytes), kind: try kind.loaded(), rows: rows, columns: columns, rowStep: rowStep,
      groupStep: groupStep)
    (grid.factor, grid.divisor) = (factor, divisor)
    return grid
  }
}

extension ScaleGrid<ByteSlice>.Kind {
  fileprivate func loaded() throws(TensorError) -> ScaleGrid<LoadedBytes>.Kind {
    switch self {
    case .float(let type): .float(type)
    case .power: .power
    case .signedByte: .signedByte
    case .nested(let table, let scales, let block, let offset):
      .nested(table: table, scales: try LoadedBytes(scales), block: block, offset: offset)
    }
  }
}

extension ScaleGrid where Bytes == LoadedBytes {
  /// The scales of some groups of a row.
  func read(row: Int, groups: Range<Int>, into values: UnsafeMutablePointer<Float>) {
    let first = row / rows * rowStep
    for (position, group) in groups.enumerated() {
      values[position] = value(first + group * groupStep) * factor / divisor
    }
  }

  private func value(_ index: Int) -> Float {
    let buffer = bytes.buffer
    switch kind {
    case .float(let type):
      var value: Float = 0
      guard let kernel = type.kernelType, let base = buffer.baseAddress else { return .nan }
      // What is not finite shall make the weights so, and be counted there.
      return cq_convert(CQ_BASELINE, kernel, base + index * type.byteWidth, 1, &value) == 0 ? value : .nan
    case .power:
      let code = buffer[index]
      if code == 255 { return .nan }
      return Float(sign: .plus, exponent: Int(code) - 127, significand: 1)
    case .signedByte: return Float(Int8(bitPattern: buffer[index]))
    case .nested(let table, let scales, let block, let offset):
      let scale = scales.buffer.loadUnaligned(fromByteOffset: index / block * 4, as: Float.self)
      return table[Int(buffer[index])] * scale + offset
    }
  }
}

/// Zero points, stored like scales or packed along the rows.
enum ZeroPoints<Bytes: Sendable>: Sendable {
  case grid(ScaleGrid<Bytes>)
  /// A stream of codes for each group, with a code for each row.
  case packed(PackedIntegers<Bytes>, bias: Int)
}

extension ZeroPoints where Bytes == ByteSlice {
  func loaded() throws(TensorError) -> ZeroPoints<LoadedBytes> {
    switch self {
    case .grid(let grid): .grid(try grid.loaded())
    case .packed(let packed, let bias): .packed(packed.with(try LoadedBytes(packed.bytes)), bias: bias)
    }
  }
}

extension ZeroPoints where Bytes == LoadedBytes {
  func read(row: Int, groups: Range<Int>, into values: UnsafeMutablePointer<Float>) {
    switch self {
    case .grid(let grid): grid.read(row: row, groups: groups, into: values)
    case .packed(let packed, let bias):
      cq_packed_across(packed.kernel, row, groups.lowerBound, groups.count, Int32(bias), values)
    }
  }
}
