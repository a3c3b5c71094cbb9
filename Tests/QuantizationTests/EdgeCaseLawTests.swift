import Domain
import Quantization
import Tensors
import Testing

@Suite("Edge cases of all formats")
struct EdgeCaseLawTests {
  @Test("Zeros stay zeros, without error")
  func zeros() throws {
    let shape = MatrixShape(rows: 4, columns: 256)
    let weights = [Float](repeating: 0, count: 1024)
    // torchao's scale of zeros is none, and no value is a number, as in torchao.
    for format in CodecCatalog.all where format.id != "nvfp4-torchao" {
      let metrics = ErrorMetrics(try Samples.sums(weights, shape, format))
      #expect(metrics.relativeSquaredError == 0 && metrics.cosineSimilarity == nil, "\(format.id)")
      #expect(metrics.signalToNoiseDecibels == .infinity)
      #expect(try Samples.encoded(weights, shape, format).dequantized.allSatisfy { $0 == 0 }, "\(format.id)")
    }
  }

  @Test("A matrix without elements has no error to speak of")
  func nothing() throws {
    for shape in [MatrixShape(rows: 0, columns: 256), MatrixShape(rows: 3, columns: 0)] {
      for format in CodecCatalog.all {
        let metrics = ErrorMetrics(try Samples.sums([], shape, format))
        #expect(metrics.relativeSquaredError == nil && metrics.meanSquaredError == nil, "\(format.id)")
        #expect(try format.bitsPerWeight(of: shape) == nil)
        #expect(try Samples.encoded([], shape, format).dequantized.isEmpty)
      }
    }
  }

  @Test("A single weight keeps its sign and most of its size")
  func single() throws {
    let shape = MatrixShape(rows: 1, columns: 1)
    for format in CodecCatalog.all where !format.id.hasPrefix("int2") && !format.id.hasPrefix("int3") {
      guard (try? format.storage(of: shape)) != nil else { continue }
      for weight in [Float(0.7), -0.7] {
        let value = try Samples.encoded([weight], shape, format).dequantized[0]
        #expect(abs(value - weight) < 0.07, "\(format.id) \(weight) → \(value)")
      }
    }
  }

  @Test("What has no scale has no error that could be told")
  func noScale() throws {
    let format = TorchaoNVFloat4Codec(hasMatrixScale: true)
    let shape = MatrixShape(rows: 4, columns: 256)
    let weights = [Float](repeating: 0, count: 1024)
    #expect(ErrorMetrics(try Samples.sums(weights, shape, format)).relativeSquaredError == nil)
    #expect(try Samples.encoded(weights, shape, format).dequantized.allSatisfy(\.isNaN))
  }

  @Test("One huge outlier is kept, whatever it does to the rest")
  func outlier() throws {
    let shape = MatrixShape(rows: 2, columns: 256)
    var weights = try Samples.matrix(2, 256, seed: 1)
    weights[300] = 1e30
    // Float16 overflows, and so do small floats' scales without one of the whole matrix; they say so.
    let overflowing = ["fp16", "llm-int8", "nvfp4-torchao-one-level"]
    for format in CodecCatalog.all where !overflowing.contains(format.id) && !(format is GGUFCodec) {
      let metrics = ErrorMetrics(try Samples.sums(weights, shape, format))
      let error = try #require(metrics.relativeSquaredError, "\(format.id)")
      #expect(
        error.isFinite && error < (format.id.hasPrefix("int2") || format.id.hasPrefix("int3") ? 0.2 : 0.07),
        "\(format.id)")
    }
    // So do squares in a search: then the block is lost, which no error near zero may hide.
    for type in GGUFCodec.all where type.type != .mxfp4 {
      let error = ErrorMetrics(try Samples.sums(weights, shape, type)).relativeSquaredError
      #expect(error == nil || error == 1, "\(type.id)")
    }
    let half = ErrorMetrics(try Samples.sums(weights, shape, CastCodec(.float16)))
    #expect(half.maximumAbsoluteError == .infinity)
  }

  @Test("A row shorter than the group is a group; a longer one that does not divide is refused with the reason")
  func groups() throws {
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let short = MatrixShape(rows: 2, columns: 100)
    #expect(try Samples.encoded(Samples.matrix(2, 100, seed: 1), short, format).field("scales")?.shape == [2, 1])
    let error = #expect(throws: FormatError.self) {
      try format.quantizer(for: MatrixShape(rows: 2, columns: 200), using: .best)
    }
    #expect(error?.description.contains("200 columns") == true)
  }

  @Test("Formats that cannot exist cannot be made")
  func invalid() {
    #expect(IntegerCodec(bits: 1, granularity: .channel) == nil)
    #expect(IntegerCodec(bits: 9, granularity: .channel) == nil)
    #expect(IntegerCodec(bits: 4, granularity: .group(0)) == nil)
  }
}
