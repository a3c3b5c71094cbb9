import Domain
import Quantization
import Tensors
import Testing

@Suite("Grids: a format's values once its scales are chosen")
struct WeightGridTests {
  static let formats: [any GridCodec] = CodecCatalog.all.compactMap { $0 as? any GridCodec }

  @Test("Rounding to a format's own grid is the format's rounding to nearest", arguments: Samples.instructionSets)
  func nearest(_ set: InstructionSet) throws {
    #expect(Self.formats.count > 40)
    for shape in [
      MatrixShape(rows: 9, columns: 256), MatrixShape(rows: 3, columns: 96), MatrixShape(rows: 130, columns: 140),
    ] {
      var weights = try Samples.matrix(shape.rows, shape.columns, seed: 5)
      for index in 64..<96 { weights[index] = 0 }
      for format in Self.formats {
        guard let expected = try? Samples.encoded(weights, shape, format, set) else { continue }
        let grid = try format.grid(of: weights, shape: shape, using: set)
        let encoded = grid.encoded(weights)
        let shared = try format.grid(of: weights, shape: shape, using: set, workers: 2)
        #expect(shared.encoded(weights, workers: 2) == encoded, "workers change nothing: \(format.id)")
        #expect(encoded == expected, Comment(rawValue: format.id))
        #expect(grid.rounded(weights) == expected.dequantized)
        #expect(grid.encoded(expected.dequantized).fields == expected.fields, "on the grid it stays: \(format.id)")
      }
    }
  }

  @Test("A grid of scaled columns rounds the scaled weights and divides")
  func scaledColumns() throws {
    let shape = MatrixShape(rows: 4, columns: 64)
    let weights = try Samples.matrix(4, 64, seed: 2)
    let format = try #require(IntegerCodec(bits: 4, granularity: .group(32)))
    let scales = (0..<64).map { Float(1 << ($0 % 3)) }
    let scaled = weights.indices.map { weights[$0] * scales[$0 % 64] }
    let grid = try format.grid(of: scaled, shape: shape)
    let expected = grid.rounded(scaled).enumerated().map { $1 / scales[$0 % 64] }
    let encoded = grid.with(columnScales: scales).encoded(weights)
    #expect(encoded.dequantized == expected)
    #expect(encoded.field("column_scales")?.shape == [64])
    #expect(grid.with(columnScales: scales).rounded(weights) == expected)
  }
}
