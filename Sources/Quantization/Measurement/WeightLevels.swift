import Tensors

/// Weights from the middle of a tensor, with the levels that a format offers them.
///
/// The levels are those in use in the block with the largest of the weights, rounded to nearest, so that they span
/// the weights.
package struct WeightLevels: Sendable, Hashable {
  package let tensor: String
  package let scheme: String
  package let rows: Range<Int>
  package let weights: [Float]
  /// Ascending, each once.
  package let levels: [Float]

  private static let mostTensors = 3
  /// Enough for a smooth outline.
  private static let mostWeights = 65536

  /// One for each scheme on the first measured tensors.
  package static func all(of run: MeasurementRun, report: MeasurementRun.Report) throws -> [WeightLevels] {
    let measured = Set(report.results.map(\.tensor))
    let tensors = report.sample.filter { measured.contains($0.name) && $0.matrix.columns > 1 }.prefix(mostTensors)
    return try tensors.flatMap { tensor in
      try run.schemes.compactMap { scheme in
        try scheme.format(for: tensor).flatMap {
          try WeightLevels(tensor, of: run.source, scheme: scheme.id, format: $0)
        }
      }
    }
  }

  /// Nil where the format cannot hold the rows.
  package init?(
    _ tensor: TensorDescriptor, of source: any TensorSource, scheme: String, format: any Codec
  ) throws {
    let columns = tensor.matrix.columns
    let count = min(tensor.matrix.rows, max(1, Self.mostWeights / max(columns, 1)))
    let first = (tensor.matrix.rows - count) / 2
    var weights = [Float](repeating: 0, count: count * columns)
    try weights.withUnsafeMutableBufferPointer { buffer in
      _ = try source.read(first * columns..<(first + count) * columns, of: tensor, into: buffer)
    }
    let shape = MatrixShape(rows: count, columns: columns)
    guard var quantizer = try? format.quantizer(for: shape, using: .best) else { return nil }
    let dequantized = weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      return quantizer.encode(buffer).dequantized
    }
    let block = max(1, min(quantizer.blockElements, weights.count))
    let largest = weights.indices.max { abs(weights[$0]) < abs(weights[$1]) } ?? 0
    let start = largest / block * block
    self.tensor = tensor.name
    self.scheme = scheme
    rows = first..<first + count
    self.weights = weights
    levels = Array(Set(dequantized[start..<min(start + block, weights.count)])).sorted()
  }
}
