import Tensors
import Testing

@testable import Quantization

@Suite("Laws of methods that scale columns")
struct ScalingLawTests {
  private static let methods: [any ScalingStage] = AWQ.Variant.allCases.map { AWQ($0) } + SmoothQuant.all

  private func layer(
    _ rows: Int = 48, _ columns: Int = 256, tokens: Int = 96, workers: Int = 1,
    change: (inout [Float], inout [Float]) -> Void = { _, _ in }
  ) throws -> Layer {
    let tensor = Samples.descriptor(rows, columns, name: "layers.0.mlp.up_proj.weight")
    var weights = try Samples.matrix(rows, columns, seed: 5)
    var inputs = try #require(try SyntheticActivations(seed: 3, tokenCount: tokens).activations(for: tensor)).values
    change(&weights, &inputs)
    let activations = LayerActivations(
      label: "test", isSynthetic: true, tokenCount: tokens, columnCount: columns, values: inputs)
    return Layer(
      name: tensor.name, shape: tensor.matrix, weights: weights, activations: activations,
      work: WorkContext(workers: workers))
  }

  private func error(_ layer: Layer, _ method: any QuantizationMethod, _ format: String) throws -> Double {
    let result = try method.quantize(layer, to: try #require(CodecCatalog.format(named: format)))
    let isFinite = result.encoded.dequantized.allSatisfy { $0.isFinite }
    #expect(isFinite, "\(method.id)")
    let activations = try #require(layer.activations)
    return try #require(
      try OutputError.relativeError(
        layer, dequantized: result.encoded.dequantized, quantizedActivations: result.activations,
        activations: activations))
  }

  @Test("AWQ never loses to no scaling on its own tokens", arguments: ["int4-g128", "int3-g64-asym", "int4-channel"])
  func search(format: String) throws {
    let layer = try layer()
    for variant in AWQ.Variant.allCases {
      let format = try #require(CodecCatalog.format(named: format))
      let result = try AWQ(variant).search(layer, for: format)
      #expect(result.losses.count == 20)
      #expect(result.losses.allSatisfy { $0 >= (result.losses.min() ?? 0) })
      let rounding = try #require(AWQRounding(format: format, followsAuthors: false))
      let activations = try #require(layer.activations)
      let best = try AWQSearch(layer: layer, activations: activations, rounding: rounding)
        .loss(of: result.best.scales)
      #expect(best <= result.losses[0] * 1.001)
    }
    let nearest = try error(layer, RoundToNearest(), format)
    #expect(try error(layer, AWQ(.dual), format) <= nearest)
  }

  @Test("Before rounding, scaled weights and activations give the same outputs")
  func product() throws {
    let layer = try layer()
    let format = try #require(CodecCatalog.format(named: "int8"))
    for method in Self.methods {
      let scales = try method.columnScales(of: layer, for: format)
      #expect(scales.allSatisfy { $0 > 0 && $0.isFinite })
      let scaled = layer.scalingColumns(by: scales)
      let back = zip(scaled.weights, layer.weights.indices).map { $0 / scales[$1 % 256] }
      #expect(zip(back, layer.weights).allSatisfy { abs($0 - $1) <= 1e-5 * abs($1) })
    }
  }

  @Test("More bits never more error; workers change nothing")
  func bitsAndWorkers() throws {
    for method in Self.methods {
      let errors = try ["int8-channel", "int4-channel", "int3-channel"].map { try error(layer(), method, $0) }
      #expect(errors == errors.sorted(), "\(method.id) \(errors)")
      let alone = try error(layer(600), method, "int4-g128")
      #expect(try error(layer(600, workers: 2), method, "int4-g128") == alone)
    }
  }

  @Test("Inputs and columns of zeros, equal rows and few tokens give finite weights")
  func edges() throws {
    for method in Self.methods {
      _ = try error(layer(tokens: 3), method, "int4-g128-asym")
      _ = try error(
        layer { weights, inputs in
          for index in weights.indices where index % 256 == 7 { weights[index] = 0 }
          for index in inputs.indices where index % 256 < 2 { inputs[index] = 0 }
        }, method, "int4-g128-asym")
      _ = try error(
        layer { weights, _ in
          for index in weights.indices { weights[index] = 0.25 }
        }, method, "int4-g128-asym")
    }
  }

  @Test("Without activations the error says what is missing; a cancelled search ends")
  func refusals() throws {
    let bare = Layer(name: "w", shape: MatrixShape(rows: 2, columns: 128), weights: [Float](repeating: 1, count: 256))
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    for method in Self.methods {
      let found = #expect(throws: MethodError.self) { try method.quantize(bare, to: format) }
      #expect(found?.description.contains("--calibration") == true)
    }
    let whole = try layer()
    let cancelled = Layer(
      name: whole.name, shape: whole.shape, weights: whole.weights, activations: whole.activations,
      work: WorkContext(isCancelled: { true }))
    #expect(throws: CancellationError.self) { try AWQ(.dual).quantize(cancelled, to: format) }
    #expect(throws: MethodError.self) { try AWQ(.dual).quantize(whole, to: GGUFCodec(.q4_k)) }
  }

  @Test("Clipped rounding is the format's own search, and streams")
  func clipped() throws {
    let layer = try layer()
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let searched = try #require(CodecCatalog.format(named: "int4-g128-mse"))
    let direct = try Samples.encoded(layer.weights, layer.shape, searched)
    #expect(try ClippedRounding().quantize(layer, to: format).encoded == direct)
    let streaming = try ClippedRounding().streamingQuantizer(for: format, shape: layer.shape, using: .best)
    #expect(streaming != nil)
    #expect(throws: FormatError.self) { try ClippedRounding().quantize(layer, to: GGUFCodec(.q4_k)) }
  }
}
