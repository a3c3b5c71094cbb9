import Domain
import Kernels
import Tensors

/// How AWQ rounds scaled weights: as the format does, or as the authors' code rounds asymmetric integers.
///
/// The authors' range need not hold zero: s = max(hi − lo, 10⁻⁵) / (2ᵇ − 1), z = clamp(−round(lo / s)).
struct AWQRounding: Sendable {
  private let format: any GridCodec
  /// Bits and granularity where the authors' rounding is used.
  private let authors: IntegerCodec?

  /// Nil for formats without scales to search with.
  init?(format: any Codec, followsAuthors: Bool) {
    guard let format = format as? any GridCodec else { return nil }
    self.format = format
    let integer = format as? IntegerCodec
    authors = followsAuthors && integer?.isSymmetric == false && integer?.granularity != .tensor ? integer : nil
  }

  /// Whether rows can be rounded apart from each other.
  var hasSeparateRows: Bool {
    guard let integer = format as? IntegerCodec else { return false }
    return integer.granularity != .tensor && !integer.clipsRange
  }

  func groupLength(in shape: MatrixShape) throws -> Int {
    max(1, min(try format.groupShape(in: shape).columns, shape.columns))
  }

  /// Q(W).
  func dequantized(_ weights: [Float], shape: MatrixShape) throws -> [Float] {
    guard authors != nil else { return try format.nearest(to: weights, shape: shape, using: .best).encoded.dequantized }
    return try authorsGrid(weights, shape: shape).rounded(weights)
  }

  /// Q(W) with codes and scales, each group's weights first clipped to ± its limit.
  func encoded(
    _ weights: [Float], shape: MatrixShape, limits: [Float]?
  ) throws -> (encoded: EncodedMatrix, grid: WeightGrid?) {
    let clipped = try limits.map { try clamp(weights, shape: shape, to: $0) } ?? weights
    if authors != nil {
      let grid = try authorsGrid(clipped, shape: shape)
      return (grid.encoded(clipped), grid)
    }
    let (grid, encoded) = try format.nearest(to: clipped, shape: shape, using: .best)
    return (encoded, grid)
  }

  func clamp(_ weights: [Float], shape: MatrixShape, to limits: [Float]) throws -> [Float] {
    let length = try groupLength(in: shape)
    let perRow = (shape.columns + length - 1) / length
    var clipped = weights
    for index in clipped.indices {
      let limit = limits[index / shape.columns * perRow + index % shape.columns / length]
      clipped[index] = min(max(clipped[index], -limit), limit)
    }
    return clipped
  }

  private func authorsGrid(_ weights: [Float], shape: MatrixShape) throws -> WeightGrid {
    let length = try groupLength(in: shape)
    let bits = authors?.bits ?? 4
    let steps = Float(1 << bits) - 1
    // Codes are stored signed, the authors' are not.
    let shift = Float(1 << (bits - 1))
    var scales: [Float] = []
    var zeros: [Float] = []
    scales.reserveCapacity(weights.count / length)
    zeros.reserveCapacity(weights.count / length)
    weights.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for row in 0..<shape.rows {
        for start in stride(from: 0, to: shape.columns, by: length) {
          var (low, high) = (Float.infinity, -Float.infinity)
          cq_range(
            InstructionSet.best.level, base + row * shape.columns + start, min(length, shape.columns - start), &low,
            &high)
          let scale = max(high - low, 1e-5) / steps
          scales.append(scale)
          zeros.append(min(max(-(low / scale).rounded(.toNearestOrEven), 0), steps) - shift)
        }
      }
    }
    let shapeOfScales = [shape.rows, shape.rows == 0 ? 0 : scales.count / shape.rows]
    return WeightGrid(
      format: format, shape: shape, group: MatrixShape(rows: 1, columns: length), scales: scales, zeroPoints: zeros,
      storedFields: [
        .init("scales", scales, shape: shapeOfScales),
        .init("zero_points", zeros.map { Int8($0) }, shape: shapeOfScales),
      ])
  }
}
