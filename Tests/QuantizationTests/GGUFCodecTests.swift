import Domain
import Quantization
import Tensors
import Testing

/// GGUF types whose scales are searched for: super-blocks, and the uneven four-bit values.
@Suite("GGUF types with searched scales")
struct GGUFCodecTests {
  private static let formats = GGUFCodec.all.filter {
    $0.id.hasSuffix("_k") || $0.id.contains("iq4") || $0.importance != nil || $0.id.contains("fp4")
  }
  private static let shape = MatrixShape(rows: 4, columns: 512)

  /// Weights that bring every branch of a search about.
  private static let hostile: [String: @Sendable (Int, Float) -> Float] = [
    "zeros": { _, _ in 0 },
    "equal and positive": { _, _ in 0.37 },
    "equal and negative": { _, _ in -0.5 },
    "equal within sub-blocks": { index, _ in index / 32 % 3 == 0 ? -0.11 : 0.37 },
    "positive": { _, weight in abs(weight) },
    "negative": { _, weight in -abs(weight) },
    "one large": { index, weight in index % 256 == 77 ? 1e4 : weight },
    "one enormous": { index, weight in index % 256 == 77 ? -1e30 : weight },
    "one alone": { index, _ in index % 256 == 5 ? 3 : 0 },
    "subnormal": { _, weight in weight * 1e-38 },
    "below the smallest scale": { _, weight in weight * 1e-6 },
    "about the threshold of zero": { index, weight in weight * (index / 16 % 2 == 0 ? 1e-14 : 1e-12) },
    "large in some sub-blocks": { index, weight in weight * (index / 16 % 5 == 0 ? 1e3 : 1e-18) },
    "zero in half of the sub-blocks": { index, weight in index / 16 % 2 == 0 ? 0 : weight },
    "squares overflow": { _, weight in weight * 1e21 },
    "on a grid": { _, weight in (weight * 400).rounded() / 8 },
    "nearly equal": { _, weight in 1 + weight * 1e-5 },
    "nearly equal and negative": { _, weight in -1 + weight * 1e-5 },
  ]

  @Test("Baseline and AVX2 write the same bytes, whatever the weights", arguments: hostile.keys.sorted())
  func hostileWeights(name: String) throws {
    let change = try #require(Self.hostile[name])
    for seed in 0..<4 as Range<UInt64> {
      let drawn = try Samples.matrix(Self.shape.rows, Self.shape.columns, seed: seed)
      let weights = drawn.enumerated().map { change($0.offset, $0.element) }
      for format in Self.formats { try compare(weights, format) }
    }
  }

  @Test("Baseline and AVX2 write the same bytes for many seeds", arguments: 0..<25 as Range<UInt64>)
  func manySeeds(seed: UInt64) throws {
    let weights = try Samples.matrix(Self.shape.rows, Self.shape.columns, seed: 1000 + seed)
    for format in Self.formats { try compare(weights, format) }
  }

  private func compare(_ weights: [Float], _ format: GGUFCodec) throws {
    let baseline = try Samples.encoded(weights, Self.shape, format, .baseline)
    let best = try Samples.encoded(weights, Self.shape, format, .best)
    let hasSameBytes = best.fields == baseline.fields
    #expect(hasSameBytes, "\(format.id)")
    // Bit patterns, because what overflowed isn't equal to itself. The bits of a NaN carry nothing.
    let patterns = [best, baseline].map { $0.dequantized.map { $0.isNaN ? UInt32.max : $0.bitPattern } }
    let isSame = patterns[0] == patterns[1]
    #expect(isSame, "\(format.id)")
  }

  @Test("Blocks know nothing of each other")
  func independence() throws {
    let weights = try Samples.matrix(4, 512, seed: 3)
    for format in Self.formats where format.importance == nil {
      let whole = try Samples.encoded(weights, Self.shape, format).dequantized
      let single = MatrixShape(rows: 1, columns: format.blockLength)
      for start in stride(from: 0, to: weights.count, by: format.blockLength) {
        let block = start..<start + format.blockLength
        #expect(try Samples.encoded(Array(weights[block]), single, format).dequantized == Array(whole[block]))
      }
    }
  }

  @Test("A flipped sign flips what has no minimum and no uneven values")
  func signs() throws {
    // Q3_K is not among them: it improves only sub-blocks whose extreme is negative.
    let format = GGUFCodec(.q6_k)
    let weights = try Samples.matrix(4, 512, seed: 5)
    let plain = try Samples.encoded(weights, Self.shape, format).dequantized
    let flipped = try Samples.encoded(weights.map { -$0 }, Self.shape, format).dequantized
    let isFlipped = flipped == plain.map { -$0 }
    #expect(isFlipped)
  }

  @Test(
    "More bits mean less error, and a search beats a plain scale of as many bits", arguments: 0..<10 as Range<UInt64>)
  func errors(seed: UInt64) throws {
    let weights = try Samples.matrix(16, 1024, seed: seed)
    let shape = MatrixShape(rows: 16, columns: 1024)
    let names = ["q2_k", "q3_k", "q4_k", "q5_k", "q6_k", "q8_0"]
    func error(_ name: String) throws -> Double {
      let format = try #require(CodecCatalog.format(named: name))
      return try #require(try Samples.error(weights, shape, format))
    }
    let errors = try names.map(error)
    #expect(zip(errors, errors.dropFirst()).allSatisfy { $0 > 2 * $1 }, "\(errors)")
    #expect(try error("q4_k") < error("q4_0") && error("iq4_nl") < error("q4_0"))
    #expect(try error("iq4_nl") < error("iq4_xs"))
  }

  @Test("Rows that super-blocks do not divide are refused with the reason")
  func refused() throws {
    for format in Self.formats where format.blockLength == 256 {
      for columns in [32, 128, 200, 384] {
        let error = #expect(throws: FormatError.self) { try format.storage(of: MatrixShape(rows: 2, columns: columns)) }
        #expect(error?.expected.contains("256") == true && error?.found == "\(columns) columns")
      }
    }
    let format = try #require(CodecCatalog.format(named: "gguf-q4_k"))
    let classes = [4096, 4000].map { columns in
      ErrorEstimator.ClassShape(tensorClass: .feedForwardUp, rows: 1024, columns: columns, parameters: 1)
    }
    let estimate = ErrorEstimator(weightsPerClass: 16384).estimate(classes, formats: [format])[0]
    #expect(estimate.classes[0].bitsPerWeight == 4.5)
    #expect(try #require(estimate.classes[0].relativeSquaredError).likely < 0.01)
    #expect(estimate.classes[1].relativeSquaredError == nil)
    #expect(estimate.classes[1].refusal?.contains("4000 columns") == true)
  }
}
