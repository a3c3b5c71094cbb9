import Quantization
import Tensors
import Testing

@Suite("Chains of methods")
struct MethodChainTests {
  /// Doubles every other column.
  private struct Doubling: ScalingStage {
    let id = "doubling"
    let title = "every other column doubled"

    func columnScales(of layer: Layer, for format: any Codec) throws -> [Float] {
      (0..<layer.shape.columns).map { $0 % 2 == 0 ? 2 : 1 }
    }

    func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
      try MethodChain(scaling: [self]).quantize(layer, to: format)
    }
  }

  /// Halves what the stage before made, pruned weights too.
  private struct Halving: RefiningStage {
    let id = "halving"
    let title = "halved"
    let calibration = CalibrationNeed.tokens

    func refine(_ quantized: QuantizedLayer, of layer: Layer, to format: any Codec) throws -> QuantizedLayer {
      QuantizedLayer(EncodedMatrix(dequantized: quantized.encoded.dequantized.map { $0 / 2 + 1 }, fields: []))
    }
  }

  @Test("Names are read part by part, and read back the same")
  func names() throws {
    let names = ["magnitude-2of4+rtn", "sparsegpt-2of4+gptq", "wanda-50+gptq-sequential", "width-25", "gptq", "rtn"]
    for name in names { #expect(try MethodCatalog.chain(named: name).id == name) }
    #expect(try MethodCatalog.chain(named: "SparseGPT-2:4+GPTQ").id == "sparsegpt-2of4+gptq")
    #expect(try MethodCatalog.chain(named: "sparsegpt-2of4+gptq").calibration == .hessian)
    #expect(try MethodCatalog.chain(named: "magnitude-50").calibration == .none)
    #expect(try MethodCatalog.chain(named: "wanda-50+rtn").calibration == .columnSecondMoments)
  }

  @Test(
    "What cannot be a chain is refused",
    arguments: ["", "+", "gptq+", "gptq+magnitude-50", "magnitude-50+wanda-50", "rtn+gptq", "gptq+nothing", "what"])
  func refusals(name: String) throws {
    #expect(MethodCatalog.method(named: name) == nil)
    do {
      _ = try MethodCatalog.chain(named: name)
      Issue.record("accepted")
    } catch {
      #expect(error.description.contains("gptq") && error.method == name)
    }
  }

  @Test("A bare pruner rounds what stays to nearest")
  func bare() throws {
    let layer = try Samples.layer(16, 128)
    let format = try Samples.format("int4-g64")
    let bare = try Samples.method("magnitude-50").quantize(layer, to: format).encoded
    #expect(bare == (try Samples.method("magnitude-50+rtn").quantize(layer, to: format).encoded))
  }

  @Test("Scaling stages change the weights that are rounded, not what the layer computes")
  func scaling() throws {
    let layer = try Samples.layer(16, 128)
    let format = try Samples.format("int4-g64")
    let result = try MethodChain(scaling: [Doubling()], rounding: GPTQ()).quantize(layer, to: format)
    #expect(result.encoded.field("column_scales")?.shape == [128])
    let grid = try #require(result.grid)
    #expect(grid.rounded(result.encoded.dequantized) == result.encoded.dequantized)
    let activations = try #require(layer.activations)
    let error = try OutputError.relativeError(
      layer, dequantized: result.encoded.dequantized, activations: activations)
    #expect(try #require(error) < (try #require(try Samples.outputError(layer, "rtn", "int4-g64"))))
    let identity = try MethodChain(scaling: [Doubling(), Doubling()]).quantize(
      layer, to: Samples.format("fp32")
    ).encoded
    #expect(identity.dequantized == layer.weights)
  }

  @Test("The mask holds whatever a later stage does")
  func mask() throws {
    let layer = try Samples.layer(16, 128)
    let pruning = try #require(PruningCatalog.stage(named: "magnitude-2of4"))
    let chain = MethodChain(pruning: pruning, rounding: GPTQ(), refining: [Halving()])
    #expect(chain.id == "magnitude-2of4+gptq+halving")
    let result = try chain.quantize(layer, to: Samples.format("int4-g64"))
    let mask = try pruning.prune(layer).mask
    #expect(zip(result.encoded.dequantized, mask.isKept).allSatisfy { $1 == ($0 != 0) })
    // A format without a zero.
    let uneven = try MethodChain(pruning: pruning).quantize(
      try Samples.layer(4, 256), to: Samples.format("iq4_nl"))
    #expect(uneven.encoded.dequantized.count { $0 == 0 } >= 512)
  }
}
