/// Matrices are row after row. Pointers must reach as far as the shapes say.
extension OpenBLAS {
  private enum Constant {
    static let rowMajor: Int32 = 101
    static let noTranspose: Int32 = 111
    static let transpose: Int32 = 112
    static let upper: Int32 = 121
  }

  /// C = α A Bᵀ + β C, the shape of a linear layer.
  ///
  /// - Parameters:
  ///   - a: `rows` × `depth`, rows `aStride` apart.
  ///   - b: `columns` × `depth`, rows `bStride` apart.
  ///   - c: `rows` × `columns`, rows `cStride` apart.
  package func multiplyTransposed(
    rows: Int, columns: Int, depth: Int, alpha: Float = 1, a: UnsafePointer<Float>, aStride: Int,
    b: UnsafePointer<Float>, bStride: Int, beta: Float = 0, c: UnsafeMutablePointer<Float>, cStride: Int
  ) {
    multiply(
      Constant.rowMajor, Constant.noTranspose, Constant.transpose, Int32(rows), Int32(columns), Int32(depth), alpha, a,
      Int32(aStride), b, Int32(bStride), beta, c, Int32(cStride))
  }

  /// C = α A B + β C.
  ///
  /// - Parameters:
  ///   - a: `rows` × `depth`, rows `aStride` apart.
  ///   - b: `depth` × `columns`, rows `bStride` apart.
  ///   - c: `rows` × `columns`, rows `cStride` apart.
  package func multiply(
    rows: Int, columns: Int, depth: Int, alpha: Float = 1, a: UnsafePointer<Float>, aStride: Int,
    b: UnsafePointer<Float>, bStride: Int, beta: Float = 0, c: UnsafeMutablePointer<Float>, cStride: Int
  ) {
    multiply(
      Constant.rowMajor, Constant.noTranspose, Constant.noTranspose, Int32(rows), Int32(columns), Int32(depth), alpha,
      a, Int32(aStride), b, Int32(bStride), beta, c, Int32(cStride))
  }

  /// C = α AᵀB + β C, the shape of a gradient.
  ///
  /// - Parameters:
  ///   - a: `depth` × `rows`, rows `aStride` apart.
  ///   - b: `depth` × `columns`, rows `bStride` apart.
  ///   - c: `rows` × `columns`, rows `cStride` apart.
  package func multiplyFirstTransposed(
    rows: Int, columns: Int, depth: Int, alpha: Float = 1, a: UnsafePointer<Float>, aStride: Int,
    b: UnsafePointer<Float>, bStride: Int, beta: Float = 0, c: UnsafeMutablePointer<Float>, cStride: Int
  ) {
    multiply(
      Constant.rowMajor, Constant.transpose, Constant.noTranspose, Int32(rows), Int32(columns), Int32(depth), alpha, a,
      Int32(aStride), b, Int32(bStride), beta, c, Int32(cStride))
  }

  /// The Gram matrix α XᵀX of `depth` rows of `columns` values, both triangles filled.
  package func gram(_ values: UnsafePointer<Float>, depth: Int, columns: Int, alpha: Float = 1) -> [Float] {
    var result = [Float](repeating: 0, count: columns * columns)
    result.withUnsafeMutableBufferPointer { buffer in
      rankUpdate(
        Constant.rowMajor, Constant.upper, Constant.transpose, Int32(columns), Int32(depth), alpha, values,
        Int32(columns), 0, buffer.baseAddress, Int32(columns))
    }
    Self.mirrorUpperTriangle(&result, order: columns)
    return result
  }

  /// Replaces a symmetric positive definite matrix by its inverse; false, and contents undefined, where it is not.
  package func invert(_ matrix: inout [Float], order: Int) -> Bool {
    // LAPACK counts columns first, so its lower triangle is our upper one.
    guard apply(factor, to: &matrix, order: order), apply(invertFactored, to: &matrix, order: order) else {
      return false
    }
    Self.mirrorUpperTriangle(&matrix, order: order)
    return true
  }

  /// Replaces a symmetric positive definite matrix A by the upper triangular U with A = UᵀU; false where it is not.
  package func factorUpper(_ matrix: inout [Float], order: Int) -> Bool {
    guard apply(factor, to: &matrix, order: order) else { return false }
    for row in 1..<max(1, order) {
      for column in 0..<row { matrix[row * order + column] = 0 }
    }
    return true
  }

  private func apply(_ routine: Factor, to matrix: inout [Float], order: Int) -> Bool {
    var (size, information) = (Int32(order), Int32(0))
    matrix.withUnsafeMutableBufferPointer { routine("L", &size, $0.baseAddress, &size, &information) }
    return information == 0
  }

  private static func mirrorUpperTriangle(_ matrix: inout [Float], order: Int) {
    let tile = 64
    matrix.withUnsafeMutableBufferPointer { buffer in
      for rowStart in stride(from: 0, to: order, by: tile) {
        for columnStart in stride(from: 0, through: rowStart, by: tile) {
          for row in rowStart..<min(rowStart + tile, order) {
            for column in columnStart..<min(columnStart + tile, row) {
              buffer[row * order + column] = buffer[column * order + row]
            }
          }
        }
      }
    }
  }
}
