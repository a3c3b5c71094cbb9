import Domain
import Tensors
import Testing

@testable import Quantization

/// MLX's affine formats, against what `mlx.core.quantize` 0.32.4 makes of the same bfloat16 weights.
@Suite("MLX's affine integers")
struct AffineCodecTests {
  private let shape = MatrixShape(rows: 4, columns: 256)

  /// Multiples of 1/64 that bfloat16 holds: ties, groups of one sign, a group of zeros, outliers.
  private let weights: [Float] = (0..<1024).map { place in
    let value = Float(place * 37 % 101 - 50 + place * place % 7) / 64 * (place % 64 == 5 ? 3 : 1)
    return (384..<448).contains(place) ? 0 : (256..<384).contains(place) ? abs(value) : value
  }

  /// Bits, group, the first groups' scales and biases, and the hash of all dequantized values.
  static let made: [(bits: Int, group: Int, scales: [Float], biases: [Float], hash: String)] = [
    (
      4, 64, [-0.177734375, 0.123046875, -0.11962890625, 0.150390625, -0.05419921875, -0.130859375],
      [1.78125, -0.984375, 1.078125, -1.5, 0.8125, 1.96875],
      "2d885937766e0f7fe8b797bbd06a5ba3e0365b8918b9a46e3e2f38100e9810cb"
    ),
    (
      8, 64, [-0.01007080078125, 0.00689697265625, -0.007080078125, 0.00897216796875],
      [1.78125, -0.984375, 1.078125, -1.5], "28cccfc6a39b10c0aba679aca703ed5ec1bc06cece140b7fe1190f1d69c57c2d"
    ),
    (
      4, 32, [-0.177734375, -0.099609375, 0.123046875, -0.09375], [1.78125, 0.796875, -0.984375, 0.75],
      "3ec77ec8b5e9ec55bdaf45c54a3d8b7bf55bdab4377072098aeb780336f6fc68"
    ),
    (
      3, 128, [-0.35546875, 0.375, -0.28125, -0.46875], [1.78125, -1.5, 1.96875, 2.34375],
      "7e4127fc380d31c3e78cb29326de9066259eefe7a5ac69e121de8817ba9a7451"
    ),
  ]

  @Test("Scales, biases and dequantized values have MLX's bits", arguments: made)
  func reference(bits: Int, group: Int, scales: [Float], biases: [Float], hash: String) throws {
    let codec = try #require(CodecCatalog.format(named: "mlx-int\(bits)-g\(group)"))
    let quantizer = try codec.quantizer(for: shape, using: .best)
    let (encoded, sums) = weights.withUnsafeBufferPointer { (quantizer.encode($0), quantizer.measure($0, at: 0)) }
    func first(_ name: String, _ count: Int) -> [Float]? {
      encoded.field(name).map { Array($0.bytes.withUnsafeBytes { $0.bindMemory(to: Float.self) }.prefix(count)) }
    }
    #expect(first("scales", scales.count) == scales && first("zeros", biases.count) == biases)
    #expect(SHA256.hexDigest(of: encoded.dequantized.withUnsafeBytes { Array($0) }) == hash)
    #expect(sums == ErrorSums(weights: weights, dequantized: encoded.dequantized))
  }

  @Test("Rows that a group doesn't divide are refused, and scales count as stored")
  func shapes() throws {
    let codec = AffineCodec(bits: 4, groupLength: 64)
    #expect(throws: FormatError.self) { try codec.check(MatrixShape(rows: 2, columns: 96)) }
    #expect(try codec.bitsPerWeight(of: shape) == 4.5)
    #expect(try AffineCodec(bits: 8, groupLength: 32).bitsPerWeight(of: shape) == 9)
  }
}
