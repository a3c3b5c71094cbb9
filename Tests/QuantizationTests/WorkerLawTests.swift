import Quantization
import Tensors
import Testing

@Suite("Any number of workers gives the same bits")
struct WorkerLawTests {
  private static let names = [
    "rtn", "hqq", "gptq", "gptq-sequential", "gptq-running", "sparsegpt-50", "sparsegpt-2of4", "wanda-2of4",
    "sparsegpt-2of4+gptq", "awq", "awq-mit-clip", "smoothquant", "tune-3",
  ]

  /// A layer made anew, so that nothing that other workers worked out is in it.
  private func layer(workers: Int) throws -> Layer {
    try Samples.layer(150, 288, tokens: 200, workers: workers)
  }

  @Test("Gram matrices and the inverse Hessian's factors", arguments: ColumnOrder.allCases)
  func factors(order: ColumnOrder) throws {
    let results = try (1...4).map { workers in
      let activations = try #require(try layer(workers: workers).activations)
      let factor = try activations.inverseFactor(order, WorkContext(workers: workers))
      return [try activations.gram(workers: workers), try #require(factor.upper), factor.order.map { Float($0) }]
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test("Methods and the error of their outputs", arguments: names)
  func methods(name: String) throws {
    let method = try Samples.method(name)
    let format = try Samples.format("int4-g32-asym")
    let results = try (1...4).map { workers in
      let layer = try layer(workers: workers)
      let quantized = try method.quantize(layer, to: format)
      let error = try OutputError.relativeError(
        layer, dequantized: quantized.encoded.dequantized, quantizedActivations: quantized.activations,
        activations: try #require(layer.activations))
      return (encoded: quantized.encoded, error: try #require(error))
    }
    for result in results {
      #expect(result.encoded == results[0].encoded)
      #expect(result.error == results[0].error)
    }
  }
}
