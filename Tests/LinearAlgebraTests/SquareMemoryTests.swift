import Testing

@testable import LinearAlgebra

@Suite("Memory of square matrices")
struct SquareMemoryTests {
  @Test("A Hessian that the machine has no room for is refused with both sizes; one that fits passes")
  func check() throws {
    try SquareMemory.check(order: 4096, available: 1 << 30)
    try SquareMemory.check(order: 100_000, available: nil)
    let error = #expect(throws: LinearAlgebraError.self) {
      try SquareMemory.check(order: 100_000, available: 16_000_000_000)
    }
    #expect(error?.expected == "80 GB of memory for the Hessian of 100000 inputs" && error?.found == "16 GB")
    #expect(throws: LinearAlgebraError.self) { try SquareMemory.check(order: .max, available: 1 << 40) }
  }
}
