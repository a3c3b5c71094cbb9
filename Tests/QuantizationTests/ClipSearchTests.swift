import Domain
import Platform
import Quantization
import Tensors
import Testing

@Suite("Ranges clipped to the least error")
struct ClipSearchTests {
  private static let shape = MatrixShape(rows: 8, columns: 512)

  /// Σ |ŵ − w|^2.4, which the search makes small.
  private func cost(_ weights: [Float], _ format: any Codec) throws -> Double {
    let values = try Samples.encoded(weights, Self.shape, format).dequantized
    return zip(weights, values).reduce(0) { $0 + pow(abs(Double($1.0) - Double($1.1)), 2.4) }
  }

  @Test("Clipping never costs more than the whole range", arguments: 0..<8 as Range<UInt64>)
  func costs(seed: UInt64) throws {
    let weights = try Samples.matrix(Self.shape.rows, Self.shape.columns, seed: seed)
    for name in ["int8-channel", "int4-channel", "int4-g128", "int3-g128"] {
      let whole = try #require(CodecCatalog.format(named: name))
      let clipped = try #require(CodecCatalog.format(named: "\(name)-mse"))
      let (before, after) = (try cost(weights, whole), try cost(weights, clipped))
      #expect(after <= before * (1 + 1e-6), "\(name)")
      #expect(name == "int8-channel" || after < before, "\(name)")
    }
  }

  @Test("Scales shrink by whole per cents to no less than 81 %")
  func shares() throws {
    let weights = try Samples.matrix(Self.shape.rows, Self.shape.columns, seed: 3)
    func scales(_ name: String) throws -> [Float] {
      let format = try #require(CodecCatalog.format(named: name))
      let field = try #require(try Samples.encoded(weights, Self.shape, format).field("scales"))
      return field.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }
    for (clipped, whole) in zip(try scales("int4-g128-mse"), try scales("int4-g128")) {
      let percent = clipped / whole * 100
      #expect(abs(percent - percent.rounded()) < 1e-3 && (81...100).contains(percent.rounded()))
    }
  }

  @Test("Only symmetric ranges of groups or rows are clipped")
  func impossible() {
    #expect(IntegerCodec(bits: 4, isSymmetric: false, granularity: .channel, clipsRange: true) == nil)
    #expect(IntegerCodec(bits: 4, granularity: .tensor, clipsRange: true) == nil)
    #expect(IntegerCodec(bits: 4, granularity: .channel, usesBFloat16: true, clipsRange: true) == nil)
  }
}
