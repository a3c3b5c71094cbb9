import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear algebra")
struct OpenBLASTests {
  private static func values(_ count: Int, seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 33)) / Float(1 << 30)
    }
  }

  private static func product(_ a: [Float], _ b: [Float], rows: Int, columns: Int, depth: Int) -> [Float] {
    (0..<rows * columns).map { index in
      (0..<depth).reduce(0) { $0 + a[index / columns * depth + $1] * b[$1 * columns + index % columns] }
    }
  }

  private static func transposed(_ a: [Float], rows: Int, columns: Int) -> [Float] {
    (0..<a.count).map { a[$0 % rows * columns + $0 / rows] }
  }

  private static func isClose(_ left: [Float], _ right: [Float]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-3 * (1 + abs($1)) }
  }

  @Test("Products equal the sums that define them", arguments: [(1, 1, 1), (3, 5, 7), (17, 9, 33)])
  func products(rows: Int, columns: Int, depth: Int) throws {
    let library = try OpenBLAS.shared(threads: 1)
    let a = Self.values(rows * depth, seed: 1)
    let b = Self.values(depth * columns, seed: 2)
    let expected = Self.product(a, b, rows: rows, columns: columns, depth: depth)
    var plain = [Float](repeating: 0, count: rows * columns)
    library.multiply(
      rows: rows, columns: columns, depth: depth, a: a, aStride: depth, b: b, bStride: columns, c: &plain,
      cStride: columns)
    #expect(Self.isClose(plain, expected))
    let bTransposed = Self.transposed(b, rows: depth, columns: columns)
    var second = plain
    library.multiplyTransposed(
      rows: rows, columns: columns, depth: depth, alpha: 2, a: a, aStride: depth, b: bTransposed, bStride: depth,
      beta: -1, c: &second, cStride: columns)
    #expect(Self.isClose(second, expected))
    let aTransposed = Self.transposed(a, rows: rows, columns: depth)
    library.multiplyFirstTransposed(
      rows: rows, columns: columns, depth: depth, a: aTransposed, aStride: rows, b: b, bStride: columns, c: &second,
      cStride: columns)
    #expect(Self.isClose(second, expected))
  }

  @Test(
    "A Gram matrix is XᵀX, symmetric; its inverse times itself is one; its factor squared is itself",
    arguments: [1, 2, 40, 130])
  func gram(order: Int) throws {
    let library = try OpenBLAS.shared(threads: 2)
    let depth = 2 * order + 3
    let x = Self.values(depth * order, seed: 3)
    let gram = library.gram(x, depth: depth, columns: order)
    #expect(
      Self.isClose(
        gram,
        Self.product(
          Self.transposed(x, rows: depth, columns: order), x, rows: order, columns: order, depth: depth)))
    var inverse = gram
    try #require(library.invert(&inverse, order: order))
    let unit = (0..<order * order).map { Float($0 / order == $0 % order ? 1 : 0) }
    #expect(Self.isClose(Self.product(gram, inverse, rows: order, columns: order, depth: order), unit))
    var factor = gram
    try #require(library.factorUpper(&factor, order: order))
    #expect((0..<order).allSatisfy { row in (0..<row).allSatisfy { factor[row * order + $0] == 0 } })
    #expect(
      Self.isClose(
        Self.product(
          Self.transposed(factor, rows: order, columns: order), factor, rows: order, columns: order, depth: order),
        gram))
  }

  @Test("What is not positive definite is refused")
  func indefinite() throws {
    let library = try OpenBLAS.shared(threads: 1)
    var matrix: [Float] = [1, 2, 2, 1]
    #expect(!library.invert(&matrix, order: 2))
    matrix = [0, 0, 0, 0]
    #expect(!library.factorUpper(&matrix, order: 2))
  }
}
