import Domain
import Quantization
import Tensors
import Testing

@Suite("The planner's estimates")
struct ErrorEstimatorTests {
  private static let classes: [ErrorEstimator.ClassShape] = [
    .init(tensorClass: .attentionQuery, rows: 4096, columns: 4096, parameters: 5e8),
    .init(tensorClass: .attentionKey, rows: 1024, columns: 4096, parameters: 1e8),
    .init(tensorClass: .feedForwardUp, rows: 14336, columns: 4096, parameters: 2e9),
    .init(tensorClass: .feedForwardDown, rows: 4096, columns: 14336, parameters: 2e9),
  ]

  private func formats(_ names: [String]) throws -> [any Codec] {
    try names.map { try #require(CodecCatalog.format(named: $0)) }
  }

  @Test("Synthetic layers err as trained ones do", arguments: 1..<6)
  func realistic(seed: Int) throws {
    let names = ["int4-g128", "int8", "fp8", "nf4", "bf16"]
    let ranges = [0.009...0.016, 5e-5...2e-4, 6e-4...7.5e-4, 0.007...0.011, 0.0...0.0]
    let estimates = ErrorEstimator(seed: UInt64(seed)).estimate(Self.classes, formats: try formats(names))
    for (estimate, range) in zip(estimates, ranges) {
      for item in estimate.classes {
        let error = try #require(item.relativeSquaredError)
        #expect(range.contains(error.likely), "\(estimate.format) \(item.tensorClass) \(error.likely)")
      }
    }
  }

  @Test("Estimates are the same each time and with any instructions")
  func deterministic() throws {
    let formats = try formats(["int4-g128", "nf4-dq"])
    let first = ErrorEstimator().estimate(Self.classes, formats: formats).map(\.relativeSquaredError)
    let second = ErrorEstimator().estimate(Self.classes, formats: formats).map(\.relativeSquaredError)
    let baseline = ErrorEstimator(instructions: .baseline).estimate(Self.classes, formats: formats)
    #expect(first == second && first == baseline.map(\.relativeSquaredError))
  }

  @Test("The interval of a small sample holds what a large sample finds")
  func interval() throws {
    let formats = try formats(["int4-g128", "int8", "nf4"])
    let large = ErrorEstimator(seed: 99, weightsPerClass: 1 << 20).estimate(Self.classes, formats: formats)
    var (held, total) = (0, 0)
    for seed in 1...20 {
      let small = ErrorEstimator(seed: UInt64(seed), weightsPerClass: 32768).estimate(Self.classes, formats: formats)
      for (estimate, truth) in zip(small, large) {
        let interval = try #require(estimate.relativeSquaredError)
        let likely = try #require(truth.relativeSquaredError).likely
        total += 1
        if try #require(interval.low) <= likely, try #require(interval.high) >= likely { held += 1 }
      }
    }
    #expect(Double(held) / Double(total) > 0.85, "\(held) of \(total)")
  }

  @Test("A class that a format cannot hold has a reason, not a number")
  func refused() throws {
    let odd = ErrorEstimator.ClassShape(tensorClass: .other, rows: 64, columns: 200, parameters: 1)
    let estimate = ErrorEstimator().estimate([odd], formats: try formats(["int4-g128"]))[0]
    #expect(estimate.relativeSquaredError == nil && estimate.classes[0].refusal?.contains("200 columns") == true)
    #expect(ErrorEstimator().estimate([], formats: try formats(["int8"]))[0].relativeSquaredError == nil)
  }
}
