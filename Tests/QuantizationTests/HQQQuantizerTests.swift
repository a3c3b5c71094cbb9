import Domain
import Quantization
import Tensors
import Testing

@Suite("Half-quadratic quantization")
struct HQQQuantizerTests {
  @Test("The method fills integers in groups with the format of the same bits, and refuses others")
  func method() throws {
    let weights = try Samples.matrix(32, 512, seed: 4)
    let layer = Layer(name: "w", shape: MatrixShape(rows: 32, columns: 512), weights: weights)
    for (name, own) in [
      ("int4-g64", "hqq-int4-g64"), ("int3-g128-asym", "hqq-int3-g128"), ("int2-g32", "hqq-int2-g32"),
    ] {
      let format = try #require(CodecCatalog.format(named: name))
      let direct = try Samples.encoded(weights, layer.shape, try #require(CodecCatalog.format(named: own)))
      #expect(try HalfQuadratic().quantize(layer, to: format).encoded == direct)
    }
    let channel = try #require(CodecCatalog.format(named: "int4-channel"))
    #expect(throws: FormatError.self) { try HalfQuadratic().quantize(layer, to: channel) }
  }

  @Test("The search lowers the mean error that it looks at, and parts of a matrix give the whole's")
  func search() throws {
    let shape = MatrixShape(rows: 64, columns: 512)
    let weights = try Samples.matrix(64, 512, seed: 9)
    func meanError(_ name: String) throws -> Float {
      let values = try Samples.encoded(weights, shape, try #require(CodecCatalog.format(named: name))).dequantized
      return zip(weights, values).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    #expect(try meanError("hqq-int4-g64") < meanError("hqq-int4-g64-noopt"))
    let format = try #require(CodecCatalog.format(named: "hqq-int4-g64"))
    var quantizer = try format.quantizer(for: shape, using: .best)
    let sums = weights.withUnsafeBufferPointer { buffer in
      let half = buffer.count / 2
      let parts = [0..<half, half..<buffer.count].map { UnsafeBufferPointer(rebasing: buffer[$0]) }
      let surveys = parts.map { quantizer.survey($0) }
      quantizer.adopt(surveys)
      var sums = quantizer.measure(parts[0], at: 0)
      sums += quantizer.measure(parts[1], at: half)
      return sums
    }
    let whole = try Samples.sums(weights, shape, format)
    #expect(abs(sums.squaredError - whole.squaredError) <= 1e-9 * whole.squaredError)
  }

  @Test("More bits never more error; both instruction sets give the same", arguments: [32, 64, 128])
  func bits(group: Int) throws {
    let shape = MatrixShape(rows: 16, columns: 256)
    var weights = try Samples.matrix(16, 256, seed: 2)
    // Errors beyond what shrinking drops, so that its power counts.
    for index in stride(from: 0, to: weights.count, by: 97) { weights[index] *= 300 }
    let errors = try [8, 4, 3, 2].map { bits in
      let format = try #require(CodecCatalog.format(named: "hqq-int\(bits)-g\(group)"))
      let plain = try Samples.encoded(weights, shape, format, .baseline)
      #expect(try Samples.encoded(weights, shape, format, .best) == plain)
      return try #require(try Samples.error(weights, shape, format))
    }
    #expect(errors == errors.sorted())
  }
}
