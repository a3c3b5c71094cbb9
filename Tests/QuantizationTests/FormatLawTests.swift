import Domain
import Quantization
import Tensors
import Testing

@Suite("Laws of all formats")
struct FormatLawTests {
  private static let shapes = [
    MatrixShape(rows: 1, columns: 1), MatrixShape(rows: 3, columns: 20), MatrixShape(rows: 5, columns: 128),
    MatrixShape(rows: 7, columns: 384), MatrixShape(rows: 130, columns: 256), MatrixShape(rows: 2, columns: 1536),
  ]

  private static func holds(_ format: any Codec, _ shape: MatrixShape) -> Bool {
    (try? format.storage(of: shape)) != nil
  }

  @Test("More bits never mean more error", arguments: 0..<20)
  func moreBits(seed: Int) throws {
    for shape in Self.shapes where shape.elementCount > 100 {
      let weights = try Samples.matrix(shape.rows, shape.columns, seed: UInt64(seed))
      for isSymmetric in [true, false] {
        for granularity in [Granularity.tensor, .channel, .group(128), .group(64), .group(32)] {
          let errors = try [2, 3, 4, 8].compactMap { bits -> Double? in
            guard let format = IntegerCodec(bits: bits, isSymmetric: isSymmetric, granularity: granularity),
              Self.holds(format, shape)
            else { return nil }
            return try Samples.error(weights, shape, format)
          }
          #expect(errors == errors.sorted(by: >=), "\(shape) \(granularity.suffix)")
        }
      }
    }
  }

  @Test("Scaling all weights by a power of two leaves the relative error as it is", arguments: [-20, -3, 1, 12])
  func powersOfTwo(exponent: Int) throws {
    let factor = Float(sign: .plus, exponent: exponent, significand: 1)
    let shape = MatrixShape(rows: 6, columns: 384)
    let weights = try Samples.matrix(6, 384, seed: 9)
    // Float16 and scales without one of the whole matrix have few exponents, double quantization subtracts a mean, and
    // HQQ has limits of its own for ranges, scales and errors, MLX for steps.
    let exceptions = ["fp16", "llm-int8", "nf4-dq", "nvfp4-torchao-one-level"]
    for format in CodecCatalog.all where !exceptions.contains(format.id) {
      if format is GGUFCodec || format is HQQCodec || format is AffineCodec { continue }
      let before = try Samples.error(weights, shape, format)
      let after = try Samples.error(weights.map { $0 * factor }, shape, format)
      #expect(before == after, "\(format.id)")
    }
  }

  @Test("Baseline and AVX2 give the same bits")
  func instructionSets() throws {
    for shape in Self.shapes {
      let weights = try Samples.matrix(shape.rows, shape.columns, seed: 4)
      for format in CodecCatalog.all where Self.holds(format, shape) {
        let baseline = try Samples.encoded(weights, shape, format, .baseline)
        #expect(try Samples.encoded(weights, shape, format, .best) == baseline, "\(format.id) \(shape)")
        let sums = try Samples.sums(weights, shape, format, .baseline)
        #expect(try Samples.sums(weights, shape, format, .best) == sums, "\(format.id) \(shape)")
      }
    }
  }

  @Test("What is measured is the error of what is written")
  func measuredIsWritten() throws {
    for shape in Self.shapes {
      let weights = try Samples.matrix(shape.rows, shape.columns, seed: 8)
      for format in CodecCatalog.all where Self.holds(format, shape) {
        let encoded = try Samples.encoded(weights, shape, format)
        var (error, energy, largest) = (0.0, 0.0, 0.0)
        for (weight, value) in zip(weights, encoded.dequantized) {
          let difference = Double(weight) - Double(value)
          error += difference * difference
          energy += Double(weight) * Double(weight)
          largest = max(largest, abs(difference))
        }
        let sums = try Samples.sums(weights, shape, format)
        #expect(abs(sums.squaredError - error) <= 2e-6 * error, "\(format.id) \(shape)")
        #expect(abs(sums.squaredWeight - energy) <= 2e-6 * energy, "\(format.id) \(shape)")
        #expect(abs(sums.maximumError - largest) <= 1e-6 * largest, "\(format.id) \(shape)")
        #expect(sums.count == weights.count)
      }
    }
  }

  @Test("Stretches measured one by one add up to the whole")
  func stretches() throws {
    let shape = MatrixShape(rows: 150, columns: 256)
    let weights = try Samples.matrix(150, 256, seed: 2)
    for format in CodecCatalog.all {
      var quantizer = try format.quantizer(for: shape, using: .best)
      let whole = try Samples.sums(weights, shape, format)
      let length = quantizer.blockElements * max(1, 1000 / quantizer.blockElements)
      let sums = weights.withUnsafeBufferPointer { buffer in
        let parts = stride(from: 0, to: buffer.count, by: length).map { $0..<min($0 + length, buffer.count) }
        if quantizer.needsSurvey {
          quantizer.adopt(parts.map { quantizer.survey(UnsafeBufferPointer(rebasing: buffer[$0])) })
        }
        return parts.reduce(into: ErrorSums()) { sums, part in
          sums += quantizer.measure(UnsafeBufferPointer(rebasing: buffer[part]), at: part.lowerBound)
        }
      }
      #expect(sums.count == whole.count && sums.maximumError == whole.maximumError, "\(format.id)")
      #expect(abs(sums.squaredError - whole.squaredError) <= 1e-6 * whole.squaredError, "\(format.id)")
    }
  }

  @Test("What a format can represent, it keeps")
  func roundTrip() throws {
    let shape = MatrixShape(rows: 4, columns: 128)
    let weights = try Samples.matrix(4, 128, seed: 6)
    for id in ["nf4", "bf16", "fp16", "fp32", "fp8-e5m2-channel"] {
      let format = try #require(CodecCatalog.format(named: id))
      let once = try Samples.encoded(weights, shape, format).dequantized
      let error = try #require(try Samples.error(once, shape, format))
      #expect(error < 1e-13, "\(id)")
    }
    // Sixteen values that span an asymmetric grid, 0 among them, are the grid.
    let grid = (0..<512).map { Float($0 % 16 - 8) * 0.25 }
    let asymmetric = try #require(CodecCatalog.format(named: "int4-channel-asym"))
    #expect(try Samples.error(grid, shape, asymmetric) == 0)
  }
}
