import Kernels
import LinearAlgebra
import Tensors

/// A format whose values are fixed once each group has its scale (and zero point): integers and small floats.
///
/// Methods that choose codes other than the nearest work on its grid. Formats that search for scales block by block
/// (GGUF) or have codebooks of their own are none.
package protocol GridCodec: Codec {
  /// How a weight is rounded, but for its scale and zero point.
  var rounding: cq_grid { get }

  /// How many rows and columns share a scale; more than the matrix has count as all.
  func groupShape(in shape: MatrixShape) throws(FormatError) -> MatrixShape

  /// The scales that codes are multiplied by, one for each group, from what is stored.
  func effectiveScales(of encoded: EncodedMatrix) -> [Float]

  /// The codes as they are stored.
  func codesField(_ codes: [UInt8], shape: MatrixShape) -> EncodedMatrix.Field
}

extension GridCodec {
  package func effectiveScales(of encoded: EncodedMatrix) -> [Float] { encoded.field("scales")?.floats ?? [] }

  package func codesField(_ codes: [UInt8], shape: MatrixShape) -> EncodedMatrix.Field {
    .init(
      suffix: "codes", elementType: rounding.is_integer ? .int8 : .uint8, shape: [shape.rows, shape.columns],
      bytes: codes)
  }

  /// The grid that rounding to nearest uses for a matrix: scales and zero points from the weights' own ranges.
  package func grid(
    of weights: [Float], shape: MatrixShape, using instructions: InstructionSet = .best, workers: Int = 1
  ) throws(FormatError) -> WeightGrid {
    let slabs = RowSlabs(rows: shape.rows, workers: workers)
    // What surveys the whole matrix cannot be cut.
    guard slabs.count > 1, try !quantizer(for: shape, using: instructions).needsSurvey else {
      return try nearest(to: weights, shape: shape, using: instructions).grid
    }
    let parts = slabs.map { rows in
      let part = MatrixShape(rows: rows.count, columns: shape.columns)
      return weights.withUnsafeBufferPointer { buffer in
        let slab = buffer[rows.lowerBound * shape.columns..<rows.upperBound * shape.columns]
        let encoded = try? quantizer(for: part, using: instructions).encode(UnsafeBufferPointer(rebasing: slab))
        return encoded.map { scales(of: $0) } ?? []
      }
    }
    let fields = EncodedMatrix.Field.joined(parts)
    return try grid(EncodedMatrix(dequantized: [], fields: fields), shape: shape, using: instructions)
  }

  /// A matrix rounded to nearest, and the grid that it lies on.
  func nearest(
    to weights: [Float], shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (grid: WeightGrid, encoded: EncodedMatrix) {
    var quantizer = try quantizer(for: shape, using: instructions)
    let encoded = weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      return quantizer.encode(buffer)
    }
    return (try grid(encoded, shape: shape, using: instructions), encoded)
  }

  /// The grid that an encoded matrix lies on.
  private func grid(
    _ encoded: EncodedMatrix, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> WeightGrid {
    WeightGrid(
      format: self, shape: shape, group: try groupShape(in: shape), scales: effectiveScales(of: encoded),
      zeroPoints: (encoded.field("zero_points")?.signedBytes ?? []).map(Float.init),
      storedFields: scales(of: encoded), instructions: instructions)
  }

  /// All that is stored but codes.
  private func scales(of encoded: EncodedMatrix) -> [EncodedMatrix.Field] {
    encoded.fields.filter { $0.suffix != "codes" }
  }
}

extension cq_grid {
  static func integers(bits: Int, isSymmetric: Bool, usesBFloat16: Bool = false) -> cq_grid {
    cq_grid(
      is_integer: true,
      integer: cq_integer(
        bits: Int32(bits), symmetric: isSymmetric, bfloat16: usesBFloat16, fixed_range: false, lowest: 0, highest: 0),
      minifloat: .float4)
  }

  static func floats(_ minifloat: cq_minifloat) -> cq_grid {
    var grid = integers(bits: 8, isSymmetric: true)
    grid.is_integer = false
    grid.minifloat = minifloat
    return grid
  }
}

extension EncodedMatrix.Field {
  /// The values of a field of floats; empty for another type.
  var floats: [Float] {
    elementType == .float32 ? bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) } : []
  }

  var signedBytes: [Int8] { elementType == .int8 ? bytes.map(Int8.init(bitPattern:)) : [] }

  /// The fields of a matrix from those of its slabs of rows.
  static func joined(_ slabs: [[EncodedMatrix.Field]]) -> [EncodedMatrix.Field] {
    (slabs.first ?? []).indices.map { index in
      let parts = slabs.map { $0[index] }
      return .init(
        suffix: parts[0].suffix, elementType: parts[0].elementType,
        shape: [parts.reduce(0) { $0 + $1.shape[0] }] + parts[0].shape.dropFirst(), bytes: parts.flatMap(\.bytes))
    }
  }
}
