import Quantization
import Tensors

/// GPTQ as its authors' code reads, in double precision and with no care for speed: invert the Hessian, factor it, round
/// column after column, update the rest.
struct NaiveGPTQ {
  let layer: Layer
  let bits: Int
  let groupLength: Int
  let variant: GPTQ.Variant

  private var rows: Int { layer.shape.rows }
  private var columns: Int { layer.shape.columns }

  /// The quantized weights of symmetric integers.
  func run() -> [Double] {
    guard let activations = layer.activations else { return [] }
    var (hessian, weights) = self.hessian(activations)
    let diagonal = (0..<columns).map { hessian[$0][$0] }
    let original = variant == .running ? weights : layer.weights.map(Double.init)
    var order = Array(0..<columns)
    if variant == .staticOrder { order.sort { (diagonal[$1], $0) < (diagonal[$0], $1) } }
    let damp = diagonal.reduce(0, +) / Double(columns) / 100
    for column in 0..<columns { hessian[column][column] += damp }
    let upper = Self.factor(Self.inverse(order.map { row in order.map { hessian[row][$0] } }))
    weights = permuted(weights, order)
    var scales = [Double](repeating: 0, count: rows * columns)
    for block in stride(from: 0, to: columns, by: 128) {
      let atBlock = weights
      for place in block..<min(block + 128, columns) {
        if variant == .running, place % groupLength == 0 { update(&scales, place, atBlock) }
        for row in 0..<rows {
          let scale =
            variant == .running ? scales[row * columns + place / groupLength] : scale(original, row, order[place])
          let index = row * columns + place
          let limit = Double(1 << (bits - 1))
          let code = max(-limit, min(limit - 1, weights[index] / scale)).rounded(.toNearestOrEven)
          let error = (weights[index] - code * scale) / upper[place][place]
          weights[index] = code * scale
          for later in place + 1..<max(place + 1, columns) {
            weights[row * columns + later] -= error * upper[place][later]
          }
        }
      }
    }
    var result = weights
    for row in 0..<rows {
      for place in 0..<columns { result[row * columns + order[place]] = weights[row * columns + place] }
    }
    return result
  }

  private func hessian(_ activations: LayerActivations) -> ([[Double]], [Double]) {
    var hessian = [[Double]](repeating: [Double](repeating: 0, count: columns), count: columns)
    for token in 0..<activations.tokenCount {
      let line = activations.values[token * columns..<(token + 1) * columns].map(Double.init)
      for row in 0..<columns { for column in 0..<columns { hessian[row][column] += 2 * line[row] * line[column] } }
    }
    var weights = layer.weights.map(Double.init)
    for column in 0..<columns where hessian[column][column] == 0 {
      hessian[column][column] = 1
      for row in 0..<rows { weights[row * columns + column] = 0 }
    }
    return (hessian, weights)
  }

  private func permuted(_ weights: [Double], _ order: [Int]) -> [Double] {
    weights.indices.map { weights[$0 / columns * columns + order[$0 % columns]] }
  }

  private func scale(_ weights: [Double], _ row: Int, _ column: Int) -> Double {
    let first = column / groupLength * groupLength
    let group = (first..<min(first + groupLength, columns)).map { abs(weights[row * columns + $0]) }
    return (group.max() ?? 0) / (Double(1 << bits - 1) / 2)
  }

  /// The group's scale from weights as they were when the block began.
  private func update(_ scales: inout [Double], _ place: Int, _ weights: [Double]) {
    for row in 0..<rows { scales[row * columns + place / groupLength] = scale(weights, row, place) }
  }

  /// By Gauss and Jordan.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]] {
    let count = matrix.count
    var rows = matrix
    var result = matrix.indices.map { row in matrix.indices.map { $0 == row ? 1.0 : 0 } }
    for pivot in 0..<count {
      let scale = rows[pivot][pivot]
      for column in 0..<count {
        rows[pivot][column] /= scale
        result[pivot][column] /= scale
      }
      for other in 0..<count where other != pivot {
        let factor = rows[other][pivot]
        // Columns before the pivot are settled in one, those after it are still zero in the other.
        for column in pivot..<count { rows[other][column] -= factor * rows[pivot][column] }
        for column in 0...pivot { result[other][column] -= factor * result[pivot][column] }
      }
    }
    return result
  }

  /// The upper U with A = UᵀU.
  private static func factor(_ matrix: [[Double]]) -> [[Double]] {
    let count = matrix.count
    var upper = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      let rest = matrix[row][row] - (0..<row).reduce(0) { $0 + upper[$1][row] * upper[$1][row] }
      upper[row][row] = rest.squareRoot()
      for column in row + 1..<max(row + 1, count) {
        let sum = (0..<row).reduce(0) { $0 + upper[$1][row] * upper[$1][column] }
        upper[row][column] = (matrix[row][column] - sum) / upper[row][row]
      }
    }
    return upper
  }
}
