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

  @Test("Products equal the sums that define them", arguments: [(1, 1, 1), (1, 9, 33), (3, 5, 7), (17, 9, 33)])
  func products(rows: Int, columns: Int, depth: Int) throws {
    let library = try OpenBLAS.shared()
    let a = Self.values(rows * depth, seed: 1)
    let b = Self.values(depth * columns, seed: 2)
    let expected = Self.product(a, b, rows: rows, columns: columns, depth: depth)
    var plain = [Float](repeating: 0, count: rows * columns)
    library.multiply(
      rows: rows, columns: columns, depth: depth, a: a, aStride: depth, b: b, bStride: columns, c: &plain,
      cStride: columns)
    #expect(Self.isClose(plain, expected))
    let bTransposed = Self.transposed(b, rows: depth, columns: columns)
    #expect(Self.isClose(library.product(a, b, depth: depth, workers: 2), expected))
    #expect(Self.isClose(library.productTransposed(a, bTransposed, depth: depth, workers: 2), expected))
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

  @Test("A Gram matrix is XᵀX, symmetric", arguments: [1, 2, 40, 130, 300])
  func gram(order: Int) throws {
    let depth = 2 * order + 3
    let x = Self.values(depth * order, seed: 3)
    let gram = try OpenBLAS.shared().gram(x, columns: order, workers: 2)
    let transposed = Self.transposed(x, rows: depth, columns: order)
    #expect(Self.isClose(gram, Self.product(transposed, x, rows: order, columns: order, depth: depth)))
    #expect(gram == Self.transposed(gram, rows: order, columns: order))
  }

  @Test("A tile's lower factor squared is the tile, and times its inverse is one", arguments: [1, 2, 40, 130])
  func tiles(order: Int) throws {
    let library = try OpenBLAS.shared()
    let gram = library.gram(Self.values((2 * order + 3) * order, seed: 3), columns: order, workers: 1)
    var factor = gram
    try #require(library.factorLower(&factor, order: order, stride: order))
    for row in 0..<order { for column in row + 1..<max(order, row + 1) { factor[row * order + column] = 0 } }
    let transposed = Self.transposed(factor, rows: order, columns: order)
    #expect(Self.isClose(Self.product(factor, transposed, rows: order, columns: order, depth: order), gram))
    var inverse = factor
    try #require(library.invertLower(&inverse, order: order, stride: order))
    let unit = (0..<order * order).map { Float($0 / order == $0 % order ? 1 : 0) }
    #expect(Self.isClose(Self.product(factor, inverse, rows: order, columns: order, depth: order), unit))
  }

  @Test("What is not positive definite is refused")
  func indefinite() throws {
    let library = try OpenBLAS.shared()
    var matrix: [Float] = [1, 2, 2, 1]
    #expect(!library.factorLower(&matrix, order: 2, stride: 2))
    matrix = [0, 0, 0, 0]
    #expect(!library.factorLower(&matrix, order: 2, stride: 2))
    #expect(!library.invertLower(&matrix, order: 2, stride: 2))
  }

  @Test("What is no whole matrix gives nothing")
  func shapes() throws {
    let library = try OpenBLAS.shared()
    #expect(library.gram([1, 2, 3], columns: 2, workers: 1).isEmpty)
    #expect(library.gram([], columns: 0, workers: 1).isEmpty)
    #expect(library.product([1, 2, 3], [1, 2], depth: 2, workers: 1).isEmpty)
    #expect(library.productTransposed([1, 2], [1, 2, 3], depth: 2, workers: 1).isEmpty)
    #expect(library.product([], [1, 2], depth: 2, workers: 2).isEmpty)
  }

  @Test("One, two, three and four workers give the same bits", arguments: [(1, 1, 1), (130, 33, 70), (260, 140, 50)])
  func workers(rows: Int, columns: Int, depth: Int) throws {
    let library = try OpenBLAS.shared()
    let a = Self.values(rows * depth, seed: 4)
    let b = Self.values(depth * columns, seed: 5)
    let bTransposed = Self.transposed(b, rows: depth, columns: columns)
    let results = (1...4).map { workers in
      [
        library.product(a, b, depth: depth, workers: workers),
        library.productTransposed(a, bTransposed, depth: depth, workers: workers),
        library.gram(b, columns: columns, workers: workers), library.gram(a, columns: depth, workers: workers),
      ]
    }
    #expect(results.allSatisfy { $0 == results[0] })
    #expect(Self.isClose(results[0][0], Self.product(a, b, rows: rows, columns: columns, depth: depth)))
    #expect(Self.isClose(results[0][1], results[0][0]))
  }
}
