import Tensors
import Testing

@testable import StyledText

@Suite("Apportionment")
struct ApportionmentTests {
  @Test("Apportioned cells add up and keep their order of size", arguments: 0...40)
  func apportionment(total: Int) {
    var generator = SeededGenerator(seed: UInt64(total))
    for _ in 0..<50 {
      let weights = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        [0, -1, .nan, .infinity, 1e308, 1e-300, 0.5, 3, 100].randomElement(using: &generator) ?? 0
      }
      let counted = weights.filter { $0.isFinite && $0 > 0 }.count
      for atLeastOne in [false, true] {
        let shares = Apportionment.shares(of: total, weights: weights, atLeastOne: atLeastOne)
        #expect(shares.reduce(0, +) == (counted > 0 ? total : 0))
        #expect(zip(shares, weights).allSatisfy { $0 >= 0 && ($1.isFinite && $1 > 0 || $0 == 0) })
        if atLeastOne && counted <= total {
          #expect(zip(shares, weights).allSatisfy { !($1.isFinite && $1 > 0) || $0 > 0 })
        }
      }
    }
  }
}
