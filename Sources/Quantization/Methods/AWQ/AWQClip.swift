import LinearAlgebra
import Tensors

/// The authors' search for ranges: for each row and group, the limit whose part of the output errs least.
///
/// Limits go from the group's largest magnitude down to 55 % of it in steps of 5 %; the error is over at most 512
/// tokens, evenly taken: Σ (x_g · (w_g − ŵ_g))² = (w_g − ŵ_g)ᵀ X_gᵀX_g (w_g − ŵ_g).
struct AWQClip {
  let layer: Layer
  let activations: LayerActivations
  let rounding: AWQRounding

  private static let shares: [Float] = (0..<10).map { Float(1 - Double($0) / 20) }
  private static let tokens = 512

  /// One a row and group.
  func limits() throws -> [Float] {
    let (rows, columns) = (layer.shape.rows, layer.shape.columns)
    let length = try rounding.groupLength(in: layer.shape)
    let perRow = columns == 0 ? 0 : (columns + length - 1) / length
    let largest = (0..<rows * perRow).map { index in
      let start = index / perRow * columns + index % perRow * length
      return layer.weights[start..<min(start + length, (index / perRow + 1) * columns)]
        .reduce(Float(0)) { max($0, $1.magnitude) }
    }
    let parts = (0..<perRow).map { $0 * length..<min(($0 + 1) * length, columns) }
    let library = try OpenBLAS.shared()
    let grams = try layer.work.map(count: perRow) { gram(of: parts[$0], library) }
    var best = [Double](repeating: .infinity, count: largest.count)
    var limits = largest
    for share in Self.shares {
      let trial = largest.map { $0 * share }
      let clipped = try rounding.clamp(layer.weights, shape: layer.shape, to: trial)
      let values = try rounding.dequantized(clipped, shape: layer.shape)
      let errors = try layer.work.map(count: perRow) { self.errors(values, parts[$0], grams[$0], library) }
      for group in 0..<perRow {
        for row in 0..<rows where errors[group][row] < best[row * perRow + group] {
          best[row * perRow + group] = errors[group][row]
          limits[row * perRow + group] = trial[row * perRow + group]
        }
      }
    }
    return limits
  }

  /// X_gᵀX_g of some columns.
  private func gram(of columns: Range<Int>, _ library: OpenBLAS) -> [Float] {
    let stride = max(1, activations.tokenCount / Self.tokens)
    let tokens = Swift.stride(from: 0, to: activations.tokenCount, by: stride)
    let part = tokens.flatMap { token in
      activations.values[
        token * activations.columnCount + columns.lowerBound..<token * activations.columnCount
          + columns.upperBound]
    }
    return library.gram(part, columns: columns.count, workers: 1)
  }

  /// dᵀGd for each row's difference d in some columns.
  private func errors(_ values: [Float], _ part: Range<Int>, _ gram: [Float], _ library: OpenBLAS) -> [Double] {
    let (rows, columns, length) = (layer.shape.rows, layer.shape.columns, part.count)
    var difference = [Float](repeating: 0, count: rows * length)
    for row in 0..<rows {
      for column in 0..<length {
        let index = row * columns + part.lowerBound + column
        difference[row * length + column] = layer.weights[index] - values[index]
      }
    }
    let product = library.product(difference, gram, depth: length, workers: 1, height: rows)
    return (0..<rows).map { row in
      (row * length..<(row + 1) * length).reduce(0) { $0 + Double(difference[$1]) * Double(product[$1]) }
    }
  }
}
