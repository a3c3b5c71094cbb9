import Quantization
import Testing

@Suite("The factor of the inverse Hessian")
struct InverseFactorTests {
  @Test("UᵀU times the damped Hessian is one, in either order", arguments: [1, 2, 37, 300, 513])
  func inverse(columns: Int) throws {
    let activations = try #require(try Samples.layer(1, columns, tokens: columns + 5).activations)
    let gram = try activations.gram(workers: 1)
    let damp = 0.01 * 2 * (0..<columns).reduce(0) { $0 + Double(gram[$1 * columns + $1]) } / Double(columns)
    for order in ColumnOrder.allCases {
      let factor = try activations.inverseFactor(order, WorkContext(workers: 2))
      let upper = try #require(factor.upper)
      let hessian = { (row: Int, column: Int) in
        2 * Double(gram[factor.order[row] * columns + factor.order[column]]) + (row == column ? damp : 0)
      }
      #expect(factor.order.sorted() == Array(0..<columns))
      if order == .descendingEnergy {
        #expect(zip(0..<columns, 1..<columns).allSatisfy { hessian($0, $0) >= hessian($1, $1) })
      }
      #expect((0..<columns).allSatisfy { row in (0..<row).allSatisfy { upper[row * columns + $0] == 0 } })
      // H Uᵀ is lower triangular, and U H Uᵀ is one: some rows of it.
      for row in Set([0, columns / 2, columns - 1]) {
        let product = (0..<columns).map { column in
          (row..<columns).reduce(0) { $0 + Double(upper[row * columns + $1]) * hessian($1, column) }
        }
        for other in Set([0, row, columns - 1]) {
          let value = (other..<columns).reduce(0) { $0 + product[$1] * Double(upper[other * columns + $1]) }
          #expect(abs(value - (other == row ? 1 : 0)) < 1e-2, "\(row), \(other): \(value)")
        }
      }
    }
  }

  @Test("It is worked out once, and the same with any number of workers")
  func cache() throws {
    let alone = try #require(try Samples.layer(1, 600).activations)
    let shared = try #require(try Samples.layer(1, 600).activations)
    let first = try alone.inverseFactor(.natural, WorkContext()).upper
    #expect(try shared.inverseFactor(.natural, WorkContext(workers: 3)).upper == first)
    #expect(try alone.inverseFactor(.natural, WorkContext(isCancelled: { true })).upper == first)
    #expect(throws: CancellationError.self) {
      _ = try alone.inverseFactor(.descendingEnergy, WorkContext(isCancelled: { true }))
    }
  }
}
