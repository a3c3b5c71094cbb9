/// Matrices are row after row. Pointers must reach as far as the shapes say.
extension OpenBLAS {
  private enum Constant {
    static let rowMajor: Int32 = 101
    static let noTranspose: Int32 = 111
    static let transpose: Int32 = 112
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

  /// y = M v, or Mᵀ v, of M rows × columns.
  func multiply(
    rows: Int, columns: Int, isTransposed: Bool, matrix: UnsafePointer<Float>, vector: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>
  ) {
    multiplyVector(
      Constant.rowMajor, isTransposed ? Constant.transpose : Constant.noTranspose, Int32(rows), Int32(columns), 1,
      matrix, Int32(columns), vector, 1, 0, result, 1)
  }
}
