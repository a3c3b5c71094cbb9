import Platform

/// Room for what methods hold of a layer's Hessian: XᵀX and one factor of it, columns × columns floats each.
package enum SquareMemory {
  private static let matrices = 2

  /// - Parameter available: bytes of memory; nil checks nothing.
  /// - Throws: where they have no room. An allocation that fails ends the program instead.
  package static func check(
    order: Int, available: Int? = PhysicalMemory.byteCount
  ) throws(LinearAlgebraError) {
    guard let available else { return }
    let needed = Double(matrices * MemoryLayout<Float>.size) * Double(order) * Double(order)
    guard needed > Double(available) else { return }
    throw LinearAlgebraError(
      expected: "\(gigabytes(needed)) GB of memory for the Hessian of \(order) inputs",
      found: "\(gigabytes(Double(available))) GB", advice: "Choose a method without one, such as awq or hqq")
  }

  private static func gigabytes(_ bytes: Double) -> Int { Int(exactly: (bytes / 1e9).rounded(.up)) ?? .max }
}
