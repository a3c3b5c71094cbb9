import Quantization
import Tensors
import Testing

/// Six-bit floats against a search through all their values.
@Suite("Microscaling formats")
struct SmallFloatQuantizerTests {
  private static let shape = MatrixShape(rows: 4, columns: 256)

  /// All magnitudes of a float of so many bits of exponent and mantissa.
  private static func magnitudes(exponentBits: Int, mantissaBits: Int) -> [Float] {
    let bias = (1 << (exponentBits - 1)) - 1
    return (0..<1 << (exponentBits + mantissaBits)).map { code in
      let (exponent, mantissa) = (code >> mantissaBits, Float(code & ((1 << mantissaBits) - 1)))
      let fraction = mantissa / Float(1 << mantissaBits)
      return exponent == 0
        ? fraction * Float(sign: .plus, exponent: 1 - bias, significand: 1)
        : Float(sign: .plus, exponent: exponent - bias, significand: 1 + fraction)
    }
  }

  @Test(
    "Six-bit codes are those of the nearest value, under a power of two",
    arguments: [("mxfp6-e2m3", 2, 3), ("mxfp6-e3m2", 3, 2)])
  func nearest(stem: String, exponentBits: Int, mantissaBits: Int) throws {
    let values = Self.magnitudes(exponentBits: exponentBits, mantissaBits: mantissaBits)
    let largest = try #require(values.max())
    for rounding in ["ocp", "floor", "even", "rceil"] {
      let format = try #require(CodecCatalog.format(named: "\(stem)-\(rounding)"))
      #expect(try format.bitsPerWeight(of: Self.shape) == 6.25)
      let weights = try Samples.matrix(4, 256, seed: 12)
      let encoded = try Samples.encoded(weights, Self.shape, format)
      let codes = try #require(encoded.field("codes")).bytes
      let exponents = try #require(encoded.field("scales_e8m0")).bytes
      for (index, weight) in weights.enumerated() {
        let scale = Float(sign: .plus, exponent: Int(exponents[index / 32]) - 127, significand: 1)
        let code = Int(codes[index])
        #expect(code < 64 && (code >= 32) == (weight.sign == .minus))
        let value = values[code % 32]
        let distances = values.map { abs($0 - min(abs(weight) / scale, largest)) }
        #expect(abs(value - min(abs(weight) / scale, largest)) == distances.min(), "\(format.id) \(weight)")
        #expect(abs(encoded.dequantized[index]) == value * scale)
      }
    }
  }

  @Test("Scales that avoid saturation avoid it", arguments: ["mxfp4", "mxfp6-e2m3", "mxfp6-e3m2", "mxfp8-e5m2"])
  func saturation(stem: String) throws {
    let weights = try Samples.matrix(4, 256, seed: 5)
    func largestError(_ rounding: String) throws -> Double {
      let format = try #require(CodecCatalog.format(named: "\(stem)-\(rounding)"))
      return try Samples.sums(weights, Self.shape, format).maximumError
    }
    #expect(try largestError("rceil") <= largestError("floor") && largestError("even") <= largestError("floor"))
  }
}
