/// Triangular tiles within larger matrices, row after row.
extension OpenBLAS {
  /// Replaces the lower triangle of a symmetric positive definite tile A by the L with A = LLᵀ; false where it is not.
  ///
  /// - Parameters:
  ///   - tile: `order` × `order`, rows `stride` apart; what lies above the diagonal is left alone.
  package func factorLower(_ tile: UnsafeMutablePointer<Float>, order: Int, stride: Int) -> Bool {
    var (size, leading, information) = (Int32(order), Int32(stride), Int32(0))
    // LAPACK counts columns first, so its upper triangle is our lower one.
    factor("U", &size, tile, &leading, &information)
    return information == 0
  }

  /// Replaces a lower triangular tile by its inverse; false where its diagonal has a zero.
  package func invertLower(_ tile: UnsafeMutablePointer<Float>, order: Int, stride: Int) -> Bool {
    var (size, leading, information) = (Int32(order), Int32(stride), Int32(0))
    invertTriangle("U", "N", &size, tile, &leading, &information)
    return information == 0
  }
}
