import LinearAlgebra

/// The inverse of the Cholesky factor of a large symmetric matrix, tile by tile, so that workers share it and the result
/// is the same however many they are.
///
/// A = LLᵀ by right-looking panels, then X = L⁻¹ row of tiles by row of tiles, in place: ⅔ n³ operations, nearly all of
/// them products of tiles.
struct TiledInverse {
  let order: Int
  let work: WorkContext
  let library: OpenBLAS

  private static let tile = 256
  private var tileCount: Int { (order + Self.tile - 1) / Self.tile }
  private func start(_ tile: Int) -> Int { tile * Self.tile }
  private func size(_ tile: Int) -> Int { min(Self.tile, order - start(tile)) }

  /// Replaces the lower triangle of A, above which are zeros, by that of L⁻¹; false where A is not positive definite.
  func run(_ matrix: inout [Float]) throws -> Bool {
    try matrix.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      let matrix = SharedMatrix(base: base, stride: order)
      guard let inverses = try factor(matrix) else { return false }
      try invert(matrix, diagonal: inverses)
      return true
    }
  }

  /// L below and on the diagonal; the inverses of its diagonal tiles, or nil where A is not positive definite.
  private func factor(_ matrix: SharedMatrix<Float>) throws -> [[Float]]? {
    var inverses: [[Float]] = []
    for panel in 0..<tileCount {
      let (first, width) = (start(panel), size(panel))
      guard library.factorLower(matrix.at(first, first), order: width, stride: order),
        let inverse = inverse(of: matrix.at(first, first), order: width)
      else { return nil }
      try forEach(panel + 1..<tileCount) { row, scratch in
        multiplyByTransposed(inverse, matrix.at(start(row), first), rows: size(row), width, &scratch)
      }
      // The longest strips first, so that workers end together.
      try forEach(panel + 1..<tileCount) { index, _ in
        let row = tileCount + panel - index
        let (top, left) = (start(row), start(panel + 1))
        library.multiplyTransposed(
          rows: size(row), columns: start(row) + size(row) - left, depth: width, alpha: -1,
          a: matrix.at(top, first), aStride: order, b: matrix.at(left, first), bStride: order, beta: 1,
          c: matrix.at(top, left), cStride: order)
      }
      inverses.append(inverse)
    }
    return inverses
  }

  /// B = B · Xᵀ in place, for a tile B.
  private func multiplyByTransposed(
    _ inverse: [Float], _ tile: UnsafeMutablePointer<Float>, rows: Int, _ width: Int, _ scratch: inout [Float]
  ) {
    copy(tile, to: &scratch, rows: rows, columns: width)
    library.multiplyTransposed(
      rows: rows, columns: width, depth: width, a: scratch, aStride: width, b: inverse, bStride: width, c: tile,
      cStride: order)
  }

  private func copy(_ tile: UnsafePointer<Float>, to scratch: inout [Float], rows: Int, columns: Int) {
    for row in 0..<rows {
      for column in 0..<columns { scratch[row * columns + column] = tile[row * order + column] }
    }
  }

  private func inverse(of tile: UnsafePointer<Float>, order width: Int) -> [Float]? {
    var inverse = [Float](repeating: 0, count: width * width)
    for row in 0..<width {
      for column in 0...row { inverse[row * width + column] = tile[row * order + column] }
    }
    return library.invertLower(&inverse, order: width, stride: width) ? inverse : nil
  }

  /// X from L: Xᵢⱼ = −Xᵢᵢ Σₖ Lᵢₖ Xₖⱼ over j ≤ k < i.
  private func invert(_ matrix: SharedMatrix<Float>, diagonal: [[Float]]) throws {
    for row in 0..<tileCount {
      let (top, height) = (start(row), size(row))
      let sums = try map(0..<row) { column, _ in
        let left = start(column)
        return product(
          rows: height, columns: Self.tile, depth: top - left, matrix.at(top, left), matrix.at(left, left))
      }
      try forEach(0..<row) { column, _ in
        library.multiply(
          rows: height, columns: Self.tile, depth: height, alpha: -1, a: diagonal[row], aStride: height,
          b: sums[column], bStride: Self.tile, c: matrix.at(top, start(column)), cStride: order)
      }
      for line in 0..<height {
        let target = matrix.at(top + line, top)
        for column in 0..<height { target[column] = diagonal[row][line * height + column] }
      }
    }
  }

  private func product(
    rows: Int, columns: Int, depth: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * columns) { buffer, count in
      if let c = buffer.baseAddress {
        library.multiply(
          rows: rows, columns: columns, depth: depth, a: a, aStride: order, b: b, bStride: order, c: c, cStride: columns
        )
      }
      count = rows * columns
    }
  }

  private func forEach(_ tiles: Range<Int>, _ body: @Sendable (Int, inout [Float]) -> Void) throws {
    _ = try map(tiles) { index, scratch in body(index, &scratch) }
  }

  private func map<Value: Sendable>(
    _ tiles: Range<Int>, _ body: @Sendable (Int, inout [Float]) -> Value
  ) throws -> [Value] {
    let area = Self.tile * Self.tile
    return try work.map(count: tiles.count, makeScratch: { [Float](repeating: 0, count: area) }) { index, scratch in
      body(tiles.lowerBound + index, &scratch)
    }
  }
}
