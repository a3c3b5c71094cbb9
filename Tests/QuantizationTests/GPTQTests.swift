import Domain
import Quantization
import Synchronization
import Tensors
import Testing

@Suite("GPTQ")
struct GPTQTests {
  private static let methods = GPTQ.Variant.allCases.map(\.rawValue)

  @Test(
    "Never worse than rounding to nearest on the same grid",
    arguments: [
      "int2-g64", "int3-g128", "int4-g128", "int4-g32", "int4-g128-asym", "int4-channel", "int4-channel-asym",
      "int4-tensor",
      "int4-g128-mse", "int4-g128-bf16", "int8-channel", "fp8", "fp8-tensor", "fp8-block", "mxfp4", "mxfp4-floor",
      "mxfp8", "nvfp4",
    ])
  func better(format: String) throws {
    let layer = try Samples.layer(72, 256)
    let nearest = try #require(try Samples.outputError(layer, "rtn", format))
    for method in ["gptq", "gptq-sequential"] {
      let error = try #require(try Samples.outputError(layer, method, format))
      #expect(error < nearest, "\(method) \(error), nearest \(nearest)")
    }
  }

  @Test(
    "Agrees with the textbook's three steps in double precision",
    arguments: [
      (GPTQ.Variant.staticOrder, 4, 34), (.sequential, 3, 136), (.running, 4, 34), (.running, 2, 68),
    ])
  func naive(variant: GPTQ.Variant, bits: Int, group: Int) throws {
    let columns = 136
    let normal = try #require(try Samples.layer(6, columns, tokens: 50).activations).values
    // Three inputs never fire.
    let layer = try Samples.layer(
      6, columns, activations: normal.indices.map { [7, 40, 135].contains($0 % columns) ? 0 : normal[$0] })
    let format = try #require(IntegerCodec(bits: bits, granularity: .group(group)))
    let expected = NaiveGPTQ(layer: layer, bits: bits, groupLength: group, variant: variant).run()
    let result = try GPTQ(variant).quantize(layer, to: format).encoded.dequantized
    let largest = expected.reduce(0) { max($0, abs($1)) }
    let equal = zip(result, expected).count { abs(Double($0) - $1) < 1e-4 * largest }
    #expect(Double(equal) >= 0.99 * Double(expected.count), "\(equal) of \(expected.count)")
  }

  @Test("More bits, less error", arguments: methods)
  func bits(method: String) throws {
    let layer = try Samples.layer(40, 256)
    let errors = try ["int2-g64", "int3-g64", "int4-g64", "int8-g64"].map {
      try #require(try Samples.outputError(layer, method, $0))
    }
    #expect(errors == errors.sorted(by: >) && Set(errors).count == 4, "\(errors)")
  }

  @Test(
    "Workers and instruction sets change nothing",
    arguments: ["gptq", "gptq-running", "sparsegpt-2of4", "sparsegpt-30+gptq"])
  func workers(method: String) throws {
    let method = try Samples.method(method)
    let format = try Samples.format("int4-g32-asym")
    let alone = try method.quantize(try Samples.layer(150, 608, tokens: 300), to: format).encoded
    let shared = try method.quantize(try Samples.layer(150, 608, tokens: 300, workers: 3), to: format).encoded
    #expect(alone == shared)
    let plain = try method.quantize(
      try Samples.layer(150, 608, tokens: 300, instructions: .baseline), to: format
    ).encoded
    #expect(alone == plain)
  }

  @Test(
    "Any shape works: rows and columns that fill no block, group or tile",
    arguments: [(0, 8), (1, 1), (3, 7), (9, 130), (17, 300)])
  func shapes(rows: Int, columns: Int) throws {
    let layer = try Samples.layer(rows, columns)
    for method in Self.methods + ["sparsegpt-50", "sparsegpt-2of4+gptq", "wanda-4of8+gptq", "width-25+gptq"] {
      let result = try Samples.method(method).quantize(layer, to: Samples.format("int4-channel"))
      #expect(result.encoded.dequantized.count == rows * columns)
      #expect(result.encoded.dequantized.allSatisfy { $0.isFinite }, Comment(rawValue: method))
    }
  }

  @Test("What a method makes lies on the grid that it reports", arguments: methods)
  func grid(method: String) throws {
    let layer = try Samples.layer(24, 256)
    for name in ["int4-g128", "int3-g64-asym"] {
      let result = try Samples.method(method).quantize(layer, to: Samples.format(name))
      let grid = try #require(result.grid)
      #expect(grid.rounded(result.encoded.dequantized) == result.encoded.dequantized)
      #expect(grid.encoded(result.encoded.dequantized) == result.encoded)
      #expect(result.notes.isEmpty)
    }
  }

  @Test("Weights that were pruned stay zero, and errors are still passed on")
  func pruned() throws {
    let layer = try Samples.layer(64, 256)
    for pruner in ["magnitude-2of4", "wanda-50", "sparsegpt-2of4"] {
      for format in ["int4-g128", "int4-g128-asym", "fp8", "nvfp4", "gguf-q4_0", "nf4"] {
        let result = try Samples.method(pruner).quantize(layer, to: Samples.format(format))
        #expect(result.encoded.dequantized.count { $0 == 0 } >= 64 * 128, "\(pruner) \(format)")
      }
      let nearest = try #require(try Samples.outputError(layer, pruner, "int4-g128"))
      let error = try #require(try Samples.outputError(layer, "\(pruner)+gptq", "int4-g128"))
      #expect(error < nearest, "\(pruner)+gptq \(error), \(pruner) \(nearest)")
      let result = try Samples.method("\(pruner)+gptq").quantize(layer, to: Samples.format("int4-g128"))
      #expect(result.encoded.dequantized.count { $0 == 0 } >= 64 * 128)
    }
  }

  @Test("Inputs without energy, repeated inputs and few tokens are no trouble")
  func singular() throws {
    let (rows, columns) = (16, 64)
    let normal = try #require(try Samples.layer(rows, columns).activations).values
    let cases: [String: [Float]] = [
      "zeros": [Float](repeating: 0, count: 8 * columns),
      "one token": Array(normal[..<columns]),
      "some dead": normal.indices.map { $0 % columns < 5 ? 0 : normal[$0] },
      "equal inputs": normal.indices.map { normal[$0 / columns * columns] },
      "tiny": normal.map { $0 * 1e-18 }, "huge": normal.map { $0 * 1e12 }, "too large": normal.map { $0 * 1e30 },
    ]
    for (name, activations) in cases {
      let layer = try Samples.layer(rows, columns, activations: activations)
      for method in Self.methods {
        let result = try Samples.method(method).quantize(layer, to: Samples.format("int4-g32"))
        #expect(result.encoded.dequantized.allSatisfy { $0.isFinite }, "\(name) \(method)")
        if name == "some dead" {
          #expect(result.notes.count == 1)
          #expect(
            result.encoded.dequantized.indices.allSatisfy { $0 % columns >= 5 || result.encoded.dequantized[$0] == 0 })
        }
        if name == "too large" { #expect(result.notes.contains { $0.contains("not positive definite") }) }
      }
    }
  }

  @Test("Huge, tiny and zero weights give finite values")
  func extremes() throws {
    let layer = try Samples.layer(16, 64)
    for scale in [0, 1e-38, 1e30, 1e37] as [Float] {
      let extreme = layer.with(weights: layer.weights.map { $0 * scale }, mask: nil)
      for method in Self.methods + ["sparsegpt-2of4+gptq", "sparsegpt-50"] {
        let result = try Samples.method(method).quantize(extreme, to: Samples.format("int4-g32"))
        #expect(result.encoded.dequantized.allSatisfy { $0.isFinite }, "\(method) times \(scale)")
      }
    }
  }

  @Test("Formats without a grid and layers without activations are refused with the reason")
  func refusals() throws {
    let layer = try Samples.layer(4, 256)
    #expect(throws: MethodError.self) { _ = try GPTQ().quantize(layer, to: Samples.format("gguf-q4_k")) }
    #expect(throws: MethodError.self) { _ = try GPTQ(.running).quantize(layer, to: Samples.format("nvfp4")) }
    let narrow = try Samples.layer(4, 128).activations
    #expect(throws: MethodError.self) {
      _ = try GPTQ().quantize(
        layer.with(weights: layer.weights, mask: nil, activations: narrow), to: Samples.format("int4-g128"))
    }
    let blind = Layer(name: "w", shape: layer.shape, weights: layer.weights)
    #expect(throws: MethodError.self) { _ = try GPTQ().quantize(blind, to: Samples.format("int4-g128")) }
    #expect(throws: MethodError.self) {
      try Samples.method("wanda-50").quantize(blind, to: Samples.format("int4-g128"))
    }
    #expect(throws: FormatError.self) {
      _ = try GPTQ().quantize(try Samples.layer(4, 200), to: Samples.format("int4-g128"))
    }
  }

  @Test("Cancellation ends the work", arguments: ["gptq", "sparsegpt-50", "wanda-50"])
  func cancellation(method: String) throws {
    for patience in [0, 1] {
      let asked = Atomic(0)
      let layer = try Samples.layer(128, 512, isCancelled: { asked.add(1, ordering: .relaxed).oldValue >= patience })
      #expect(throws: CancellationError.self) {
        _ = try Samples.method(method).quantize(layer, to: Samples.format("int4-g128"))
      }
    }
  }
}
