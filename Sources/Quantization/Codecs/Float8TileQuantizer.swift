import Kernels
import Tensors

/// Rounds one matrix to eight-bit floats with one scale a square tile, as block-scaled FP8 checkpoints have it.
struct Float8TileQuantizer: Quantizer {
  let format: Float8Codec
  let shape: MatrixShape
  let scaleShape: [Int]
  let tile: Int
  let instructions: InstructionSet

  var blockElements: Int { tile * max(1, shape.columns) }

  /// Calls for each row's part in each tile, with the tile's grid.
  private func forEachPart(
    _ weights: UnsafeBufferPointer<Float>,
    _ body: (_ start: Int, _ count: Int, _ grid: cq_minifloat, _ tileIndex: Int) -> Void
  ) {
    guard let base = weights.baseAddress, shape.columns > 0 else { return }
    let rows = weights.count / shape.columns
    let tilesPerRow = (shape.columns + tile - 1) / tile
    for firstRow in stride(from: 0, to: rows, by: tile) {
      for column in 0..<tilesPerRow {
        let first = column * tile
        let width = min(tile, shape.columns - first)
        let lines = firstRow..<min(firstRow + tile, rows)
        var (lowest, highest): (Float, Float) = (0, 0)
        for row in lines {
          cq_range(instructions.level, base + row * shape.columns + first, width, &lowest, &highest)
        }
        var grid = format.element.grid
        grid.fixed_maximum = max(-lowest, highest)
        for row in lines { body(row * shape.columns + first, width, grid, firstRow / tile * tilesPerRow + column) }
      }
    }
  }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    forEachPart(weights) { start, count, grid, _ in
      guard let base = weights.baseAddress else { return }
      cq_minifloat_measure(instructions.level, base + start, count, count, grid, &sums)
    }
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    var codes = [UInt8](repeating: 0, count: weights.count)
    var dequantized = [Float](repeating: 0, count: weights.count)
    var scales = [Float](repeating: 0, count: scaleShape.reduce(1, *))
    codes.withUnsafeMutableBufferPointer { codes in
      dequantized.withUnsafeMutableBufferPointer { dequantized in
        forEachPart(weights) { start, count, grid, index in
          guard let base = weights.baseAddress, let code = codes.baseAddress, let value = dequantized.baseAddress
          else { return }
          cq_minifloat_encode(
            instructions.level, base + start, count, count, grid, code + start, &scales[index], value + start)
        }
      }
    }
    return EncodedMatrix(
      dequantized: dequantized,
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes),
        .init("scales", scales, shape: scaleShape),
      ])
  }
}
