import Kernels
import LinearAlgebra
import Tensors

/// The values that each weight of one matrix may take: a format's, under scales that are already chosen.
package struct WeightGrid: Sendable {
  package let format: any GridCodec
  package let shape: MatrixShape
  /// Neighbours of a row that share a scale; the last group of a row may be shorter.
  package let groupLength: Int
  /// What codes are multiplied by: one a row and group, row after row, repeated where rows share them.
  package let scales: [Float]
  /// As many as scales, to be taken from codes before; empty where the format has none.
  package let zeroPoints: [Float]
  /// Scales and zero points as stored.
  package let storedFields: [EncodedMatrix.Field]
  package let instructions: InstructionSet
  /// What columns are multiplied by before they are rounded and divided by after; nil for nothing.
  package private(set) var columnScales: [Float]?
  let rounding: cq_grid

  /// The same grid for a matrix whose columns are scaled by factors that the layer before takes in.
  package func with(columnScales: [Float]) -> WeightGrid {
    var grid = self
    grid.columnScales = columnScales
    return grid
  }

  package var groupsPerRow: Int { shape.columns == 0 ? 0 : (shape.columns + groupLength - 1) / groupLength }

  /// - Parameters:
  ///   - group: rows and columns that share a scale.
  ///   - scales: one a group, groups row after row.
  ///   - zeroPoints: as many, or none.
  ///   - storedFields: scales and zero points as stored.
  package init(
    format: any GridCodec, shape: MatrixShape, group: MatrixShape, scales: [Float], zeroPoints: [Float] = [],
    storedFields: [EncodedMatrix.Field], instructions: InstructionSet = .best
  ) {
    self.format = format
    self.shape = shape
    self.storedFields = storedFields
    self.instructions = instructions
    rounding = format.rounding
    groupLength = max(1, min(group.columns, shape.columns))
    let perRow = shape.columns == 0 ? 0 : (shape.columns + groupLength - 1) / groupLength
    func spread(_ values: [Float]) -> [Float] {
      if values.isEmpty || group.rows == 1 { return values }
      return (0..<shape.rows).flatMap { row in
        values[row / group.rows * perRow..<(row / group.rows + 1) * perRow]
      }
    }
    self.scales = spread(scales)
    self.zeroPoints = spread(zeroPoints)
  }

  /// The nearest value to each weight.
  package func rounded(_ weights: [Float], workers: Int = 1) -> [Float] {
    var values = [Float](repeating: 0, count: weights.count)
    guard let columnScales else {
      run(weights, codes: nil, values: &values, workers: workers)
      return values
    }
    run(multiplied(weights, by: columnScales), codes: nil, values: &values, workers: workers)
    return divided(values, by: columnScales)
  }

  /// Codes and all that is stored beside them, of the values nearest to the weights. What is already on the grid stays.
  package func encoded(_ weights: [Float], workers: Int = 1) -> EncodedMatrix {
    var codes = [UInt8](repeating: 0, count: weights.count)
    var values = [Float](repeating: 0, count: weights.count)
    codes.withUnsafeMutableBufferPointer { codes in
      run(
        columnScales.map { multiplied(weights, by: $0) } ?? weights, codes: codes.baseAddress, values: &values,
        workers: workers)
    }
    let encoded = EncodedMatrix(
      dequantized: values, fields: [format.codesField(codes, shape: shape)] + storedFields)
    return columnScales.map(encoded.dividingColumns) ?? encoded
  }

  private func run(
    _ weights: [Float], codes: UnsafeMutablePointer<UInt8>?, values: UnsafeMutablePointer<Float>, workers: Int
  ) {
    guard shape.elementCount > 0, weights.count == shape.elementCount else { return }
    let zeros = zeroPoints.isEmpty ? [Float](repeating: 0, count: scales.count) : zeroPoints
    let target = SharedMatrix(base: values, stride: shape.columns)
    let codes = codes.map { SharedMatrix(base: $0, stride: shape.columns) }
    RowSlabs(rows: shape.rows, workers: workers).map { rows in
      let first = rows.lowerBound * shape.columns
      weights.withUnsafeBufferPointer { weights in
        scales.withUnsafeBufferPointer { scales in
          zeros.withUnsafeBufferPointer { zeros in
            guard let weight = weights.baseAddress, let scale = scales.baseAddress, let zero = zeros.baseAddress
            else { return }
            let group = rows.lowerBound * groupsPerRow
            cq_grid_round(
              instructions.level, rounding, weight + first, rows.count, shape.columns, groupLength, scale + group,
              zero + group, codes?.at(rows.lowerBound, 0), target.at(rows.lowerBound, 0))
          }
        }
      }
    }
  }
}
