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
