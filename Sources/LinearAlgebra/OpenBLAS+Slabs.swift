/// Large products shared among workers: each multiplies slabs of its own on one thread.
///
/// Slabs depend on the shapes alone and no sum is split between two, so that results are the same bits with any number of
/// workers.
extension OpenBLAS {
  /// C = A Bᵀ.
  ///
  /// - Parameters:
  ///   - a: rows × `depth`.
  ///   - b: columns × `depth`.
  ///   - height: rows that a worker multiplies at a time.
  /// - Returns: rows × columns; empty unless both are whole matrices.
  package func productTransposed(
    _ a: [Float], _ b: [Float], depth: Int, workers: Int, height: Int = RowSlabs.usualHeight
  ) -> [Float] {
    if depth > 0, a.count == depth, let only = product(b, depth, times: a, isTransposed: false) { return only }
    return slabs(a, b, depth: depth, workers: workers, height: height) { rows, columns, left, right, target in
      multiplyTransposed(
        rows: rows, columns: columns, depth: depth, a: left, aStride: depth, b: right, bStride: depth, c: target,
        cStride: columns)
    }
  }

  /// C = A B.
  ///
  /// - Parameters:
  ///   - a: rows × `depth`.
  ///   - b: `depth` × columns.
  ///   - height: rows that a worker multiplies at a time.
  /// - Returns: rows × columns; empty unless both are whole matrices.
  package func product(
    _ a: [Float], _ b: [Float], depth: Int, workers: Int, height: Int = RowSlabs.usualHeight
  ) -> [Float] {
    if depth > 0, a.count == depth, let only = product(b, b.count / depth, times: a, isTransposed: true) { return only }
    return slabs(a, b, depth: depth, workers: workers, height: height) { rows, columns, left, right, target in
      multiply(
        rows: rows, columns: columns, depth: depth, a: left, aStride: depth, b: right, bStride: columns, c: target,
        cStride: columns)
    }
  }

  /// A product of two whole matrices, slab by slab of the first: `multiply` is given the slab's rows and all columns, and
  /// where the slab, the second matrix and the slab's result begin.
  private func slabs(
    _ a: [Float], _ b: [Float], depth: Int, workers: Int, height: Int,
    _ multiply:
      @Sendable (
        _ rows: Int, _ columns: Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
      ) -> Void
  ) -> [Float] {
    guard depth > 0, a.count % depth == 0, b.count % depth == 0 else { return [] }
    let columns = b.count / depth
    return slabs(rows: a.count / depth, columns: columns, workers: workers, height: height) { rows, target in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          guard let left = a.baseAddress, let right = b.baseAddress else { return }
          multiply(rows.count, columns, left + rows.lowerBound * depth, right, target)
        }
      }
    }
  }

  /// M v, or Mᵀ v: products of matrices would first copy all of M for the sake of one row.
  ///
  /// - Parameter columns: of M, which lies row after row.
  /// - Returns: nil unless M is a whole matrix.
  private func product(_ matrix: [Float], _ columns: Int, times vector: [Float], isTransposed: Bool) -> [Float]? {
    guard columns > 0, matrix.count % columns == 0, !matrix.isEmpty else { return nil }
    let rows = matrix.count / columns
    guard vector.count == (isTransposed ? rows : columns) else { return nil }
    var result = [Float](repeating: 0, count: isTransposed ? columns : rows)
    multiply(rows: rows, columns: columns, isTransposed: isTransposed, matrix: matrix, vector: vector, into: &result)
    return result
  }

  /// The Gram matrix XᵀX, both triangles filled.
  ///
  /// - Parameter values: X, row after row, `columns` values each.
  /// - Returns: columns × columns; empty unless X is a whole matrix.
  package func gram(_ values: [Float], columns: Int, workers: Int) -> [Float] {
    guard columns > 0, values.count % columns == 0 else { return [] }
    let depth = values.count / columns
    // Strips of the upper triangle, the longest first, so that workers end together.
    let height = columns < 2048 ? RowSlabs.usualHeight : 2 * RowSlabs.usualHeight
    var gram = slabs(rows: columns, columns: columns, workers: workers, height: height) { rows, target in
      values.withUnsafeBufferPointer { buffer in
        guard let x = buffer.baseAddress else { return }
        let first = rows.lowerBound
        multiplyFirstTransposed(
          rows: rows.count, columns: columns - first, depth: depth, a: x + first, aStride: columns, b: x + first,
          bStride: columns, c: target + first, cStride: columns)
      }
    }
    Self.mirrorUpperTriangle(&gram, order: columns, workers: workers)
    return gram
  }

  /// A matrix of zeros whose slabs of rows workers fill, each given the address of its first row.
  private func slabs(
    rows: Int, columns: Int, workers: Int, height: Int = RowSlabs.usualHeight,
    fill: @Sendable (Range<Int>, UnsafeMutablePointer<Float>) -> Void
  ) -> [Float] {
    var result = [Float](repeating: 0, count: rows * columns)
    result.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
      let target = SharedMatrix(base: base, stride: columns)
      RowSlabs(rows: rows, workers: workers, height: height).map { fill($0, target.at($0.lowerBound, 0)) }
    }
    return result
  }

  private static func mirrorUpperTriangle(_ matrix: inout [Float], order: Int, workers: Int) {
    let tile = 64
    matrix.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let matrix = SharedMatrix(base: base, stride: order)
      RowSlabs(rows: order, workers: workers, height: tile).map { rows in
        for first in stride(from: 0, through: rows.lowerBound, by: tile) {
          for row in rows {
            let line = matrix.at(row, 0)
            for column in first..<min(first + tile, row) { line[column] = matrix.at(column, row).pointee }
          }
        }
      }
    }
  }
}
