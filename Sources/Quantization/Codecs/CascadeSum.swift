/// A sum in the order that torch adds up floats on one thread with eight lanes, so that means agree to the last bit.
///
/// Where one scale dwarfs the others, the difference of a scale and their mean keeps few digits, and any other order of
/// addition would show in the dequantized weights.
enum CascadeSum {
  private static let lanes = 8
  private static let accumulators = 4
  private static let levels = 4

  static func sum(_ values: [Float]) -> Float {
    let vectors = values.count / lanes
    let rows = vectors / accumulators
    var partial = cascade(values, rows: rows)
    for vector in rows * accumulators..<vectors {
      for lane in 0..<lanes { partial[lane] += values[vector * lanes + lane] }
    }
    for accumulator in 1..<accumulators {
      for lane in 0..<lanes { partial[lane] += partial[accumulator * lanes + lane] }
    }
    let tail = values[(vectors * lanes)...].reduce(0, +)
    return partial[..<lanes].reduce(tail, +)
  }

  /// Sums of 32 columns: runs of rows go to ever higher levels, so that small values are not lost in a large sum.
  private static func cascade(_ values: [Float], rows: Int) -> [Float] {
    let width = lanes * accumulators
    let power = max(4, ceilingOfLogarithm(rows) / levels)
    let step = 1 << power
    var sums = [[Float]](repeating: [Float](repeating: 0, count: width), count: levels)
    var row = 0
    while row + step <= rows {
      for _ in 0..<step {
        for column in 0..<width { sums[0][column] += values[row * width + column] }
        row += 1
      }
      for level in 1..<levels {
        for column in 0..<width {
          sums[level][column] += sums[level - 1][column]
          sums[level - 1][column] = 0
        }
        if row & ((step - 1) << (level * power)) != 0 { break }
      }
    }
    while row < rows {
      for column in 0..<width { sums[0][column] += values[row * width + column] }
      row += 1
    }
    for level in 1..<levels {
      for column in 0..<width { sums[0][column] += sums[level][column] }
    }
    return sums[0]
  }

  private static func ceilingOfLogarithm(_ value: Int) -> Int {
    value <= 1 ? 0 : Int.bitWidth - (value - 1).leadingZeroBitCount
  }
}
