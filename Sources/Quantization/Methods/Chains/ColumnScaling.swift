import Tensors

extension Layer {
  /// The same outputs from weights whose columns are multiplied by factors and activations that are divided by them.
  package func scalingColumns(by factors: [Float]) -> Layer {
    let inputs = activations.flatMap { activations in
      LayerActivations(
        label: activations.label, isSynthetic: activations.isSynthetic, tokenCount: activations.tokenCount,
        columnCount: activations.columnCount, values: divided(activations.values, by: factors))
    }
    return with(weights: multiplied(weights, by: factors), mask: mask, activations: inputs)
  }
}

extension EncodedMatrix {
  /// The same with one more stored array.
  func adding(_ field: Field) -> EncodedMatrix { EncodedMatrix(dequantized: dequantized, fields: fields + [field]) }

  /// The matrix as the layer computes with it once the column scales are folded into the layer before; the scales are
  /// stored beside the codes.
  package func dividingColumns(by factors: [Float]) -> EncodedMatrix {
    EncodedMatrix(
      dequantized: divided(dequantized, by: factors),
      fields: fields + [Field("column_scales", factors, shape: [factors.count])])
  }
}

extension QuantizedLayer {
  /// The same with zeros where weights were pruned.
  package func masked(by mask: PruningMask?) -> QuantizedLayer {
    guard let mask else { return self }
    return QuantizedLayer(
      EncodedMatrix(dequantized: mask.applied(to: encoded.dequantized), fields: encoded.fields),
      activations: activations, grid: grid, notes: notes)
  }
}

/// Each row of a matrix times one factor a column.
func multiplied(_ matrix: [Float], by factors: [Float]) -> [Float] {
  var result = matrix
  forEachRow(of: &result, length: factors.count) { row in
    for column in row.indices { row[column] *= factors[column] }
  }
  return result
}

/// Each row of a matrix over one factor a column.
func divided(_ matrix: [Float], by factors: [Float]) -> [Float] {
  var result = matrix
  forEachRow(of: &result, length: factors.count) { row in
    for column in row.indices { row[column] /= factors[column] }
  }
  return result
}

private func forEachRow(of matrix: inout [Float], length: Int, _ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
  guard length > 0 else { return }
  matrix.withUnsafeMutableBufferPointer { buffer in
    for start in stride(from: 0, through: buffer.count - length, by: length) {
      body(UnsafeMutableBufferPointer(rebasing: buffer[start..<start + length]))
    }
  }
}
