import Tensors
import Testing

@testable import Quantization

@Suite("Bit allocation")
struct BitAllocationTests {
  private typealias Option = BitAllocation.Option

  /// Classes of up to four options: more bytes mostly mean less error, though not always.
  private static func instance(seed: UInt64, classes: Int, options: Int = 4) -> [[Option]] {
    var random = SeededGenerator(seed: seed)
    return (0..<classes).map { _ in
      let parameters = Double(random.next() % 1000 + 1)
      return (0..<(Int(random.next() % UInt64(options)) + 1)).map { _ in
        let bits = Double(random.next() % 9 + 2)
        let noise = Double(random.next() % 1000) / 1000 + 0.5
        return Option(bytes: (parameters * bits / 8).rounded(), error: parameters * noise / (bits * bits))
      }
    }
  }

  private static func bruteForce(_ classes: [[Option]], within budget: Double) -> Double? {
    var sums = [Option(bytes: 0, error: 0)]
    for options in classes {
      sums = sums.flatMap { sum in
        options.map { Option(bytes: sum.bytes + $0.bytes, error: sum.error + $0.error) }
      }
    }
    return sums.filter { $0.bytes <= budget }.map(\.error).min()
  }

  private static func budgets(_ classes: [[Option]]) -> [Double] {
    let least = classes.reduce(0) { $0 + ($1.map(\.bytes).min() ?? 0) }
    let most = classes.reduce(0) { $0 + ($1.map(\.bytes).max() ?? 0) }
    return [-1, 0, 0.1, 0.33, 0.5, 0.9, 1, 2].map { least + ($0 < 0 ? -1 : $0 * (most - least)) }
  }

  @Test("It finds what trying everything finds, and never exceeds the budget", arguments: 0..<60)
  func exact(seed: UInt64) throws {
    let classes = Self.instance(seed: seed, classes: Int(seed % 7) + 1)
    let allocation = BitAllocation(classes)
    #expect(allocation.isExact)
    for budget in Self.budgets(classes) {
      guard let expected = Self.bruteForce(classes, within: budget) else {
        #expect(throws: BitAllocation.BudgetTooSmall.self) { try allocation.best(within: budget) }
        continue
      }
      let choice = try allocation.best(within: budget)
      #expect(abs(choice.error - expected) <= 1e-9 * max(expected, 1))
      #expect(choice.bytes <= budget)
    }
  }

  @Test("A choice's bytes and error are the sums of its options'", arguments: 0..<20)
  func sums(seed: UInt64) throws {
    let classes = Self.instance(seed: seed, classes: 8)
    let choice = try BitAllocation(classes).best(within: 3000)
    let options = zip(classes, choice.options).map { $0[$1] }
    #expect(choice.options.count == classes.count)
    #expect(abs(options.reduce(0) { $0 + $1.bytes } - choice.bytes) < 1e-9)
    #expect(abs(options.reduce(0) { $0 + $1.error } - choice.error) < 1e-9)
  }

  @Test("A larger budget never gives more error, thinned or not", arguments: [BitAllocation.largestFront, 50])
  func monotone(limit: Int) throws {
    let classes = Self.instance(seed: 5, classes: 12)
    let allocation = BitAllocation(classes, limit: limit)
    var last = Double.infinity
    for budget in Self.budgets(classes).dropFirst() {
      let choice = try allocation.best(within: budget)
      #expect(choice.error <= last)
      #expect(choice.bytes <= budget)
      last = choice.error
    }
  }

  @Test("A budget that is too small says by how much")
  func tooSmall() {
    let allocation = BitAllocation([[Option(bytes: 40, error: 1)], [Option(bytes: 60, error: 1)]])
    #expect(throws: BitAllocation.BudgetTooSmall(missingBytes: 25)) { try allocation.best(within: 75) }
  }

  @Test("The smallest choice with an error is no larger than the best within its own bytes")
  func smallest() throws {
    let allocation = BitAllocation(Self.instance(seed: 9, classes: 9))
    let best = try allocation.best(within: 4000)
    let choice = try #require(allocation.smallest(withError: best.error * 1.1))
    #expect(choice.bytes <= best.bytes && choice.error <= best.error * 1.1)
    #expect(allocation.smallest(withError: -1) == nil)
  }

  @Test("Hundreds of classes end in time: fronts are thinned, and that is said")
  func bounded() throws {
    let classes = Self.instance(seed: 3, classes: 200)
    let allocation = BitAllocation(classes, limit: 256)
    #expect(!allocation.isExact)
    let budget = Self.budgets(classes)[4]
    #expect(try allocation.best(within: budget).bytes <= budget)
  }

  @Test("Of no classes nothing is stored")
  func empty() throws {
    let choice = try BitAllocation([]).best(within: 0)
    #expect(choice.options.isEmpty && choice.bytes == 0 && choice.error == 0)
  }
}
