import Testing

@testable import Tensors

@Suite("Synthetic weights")
struct SyntheticSourceTests {
  private func tensor(
    _ rows: Int, _ columns: Int, name: String = "model.layers.3.mlp.up_proj.weight", type: ElementType = .float32
  ) -> TensorDescriptor {
    TensorDescriptor(name: name, shape: [rows, columns], elementType: type, elementCount: rows * columns)
  }

  @Test("They are called synthetic, with their seed")
  func label() {
    let source = SyntheticSource([], seed: 42)
    #expect(source.isSynthetic && source.label.contains("synthetic") && source.label.contains("42"))
  }

  @Test("The same seed, name and shape give the same bits, with any instructions and in any stretches")
  func reproducible() throws {
    for columns in [1, 7, 64, 257] {
      let tensor = tensor(9, columns, type: .bfloat16)
      let whole = try SyntheticSource([tensor], seed: 5).values(of: tensor).values
      let baseline = try SyntheticSource([tensor], seed: 5, instructions: .baseline).values(of: tensor).values
      #expect(whole == baseline)
      var pieces: [Float] = []
      for start in stride(from: 0, to: tensor.elementCount, by: 5) {
        let range = start..<min(start + 5, tensor.elementCount)
        var buffer = [Float](repeating: 0, count: range.count)
        try buffer.withUnsafeMutableBufferPointer {
          _ = try SyntheticSource([tensor], seed: 5).read(range, of: tensor, into: $0)
        }
        pieces += buffer
      }
      #expect(pieces == whole)
    }
  }

  @Test("The bits are the same on every machine")
  func pinned() throws {
    let tensor = tensor(64, 512, type: .bfloat16)
    let values = try SyntheticSource([tensor], seed: 1).values(of: tensor).values
    let hash = values.reduce(UInt64(0)) { SeededGenerator.mixed($0 ^ UInt64($1.bitPattern)) }
    #expect(hash == Self.pinnedHash)
  }

  private static let pinnedHash: UInt64 = 3_269_796_417_538_200_118

  @Test("Other seeds and other names give other weights")
  func different() throws {
    let (one, two) = (tensor(4, 64), tensor(4, 64, name: "model.layers.4.mlp.up_proj.weight"))
    let source = SyntheticSource([one, two], seed: 1)
    #expect(try source.values(of: one).values != source.values(of: two).values)
    #expect(try SyntheticSource([one], seed: 2).values(of: one).values != source.values(of: one).values)
  }

  @Test("Without tails and spreads the values are standard normal")
  func normal() throws {
    let tensor = tensor(256, 4096)
    let plain = WeightDistribution(
      deviation: 1, tailShare: 0, tailScale: 1, rowSpread: 0, columnSpread: 0, outlierShare: 0, outlierScale: 1)
    let source = SyntheticSource([tensor], seed: 11, distributions: [tensor.name: plain])
    let values = try source.values(of: tensor).values.map(Double.init)
    let count = Double(values.count)
    func moment(_ power: Int) -> Double {
      values.reduce(0) { sum, value in sum + (0..<power).reduce(1.0) { product, _ in product * value } } / count
    }
    #expect(abs(moment(1)) < 0.005)
    #expect(abs(moment(2) - 1) < 0.01)
    #expect(abs(moment(3)) < 0.02)
    #expect(abs(moment(4) - 3) < 0.05)
    for (limit, share) in [(1.0, 0.317311), (2.0, 0.045500), (3.0, 0.0026998), (4.0, 6.334e-5)] {
      let found = Double(values.count { abs($0) > limit }) / count
      #expect(abs(found - share) < 5 * (share / count).squareRoot(), "beyond \(limit)")
    }
    let largest = values.map(abs).max() ?? 0
    #expect(largest > 4.2 && largest < 6.5)
  }

  @Test("bfloat16 tensors hold bfloat16 values")
  func bfloat16() throws {
    let tensor = tensor(8, 100, type: .bfloat16)
    let values = try SyntheticSource([tensor], seed: 1).values(of: tensor).values
    #expect(values.allSatisfy { $0.bitPattern & 0xffff == 0 && $0.isFinite })
  }
}
