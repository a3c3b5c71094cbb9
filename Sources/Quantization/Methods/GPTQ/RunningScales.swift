import Domain
import Tensors

/// Scales of integers as the original GPTQ code finds them, from weights that earlier blocks have changed.
///
/// A group's range is read when the block of 128 columns that it begins in is reached: columns of that block are as the
/// blocks before left them. The range includes 0, and is −1 ... 1 for zeros. Symmetric: s = 2 max|w| / (2ᵇ − 1) where a
/// weight is negative, else s = max / (2ᵇ − 1), which clips such groups at half their range. Asymmetric: z = −round(min
/// / s), unsigned.
struct RunningScales: Sendable {
  let base: WeightGrid
  let format: IntegerCodec

  init(_ grid: WeightGrid, method: GPTQ) throws(MethodError) {
    guard let format = grid.format as? IntegerCodec, !format.usesBFloat16, !format.clipsRange,
      format.granularity != .tensor
    else {
      throw MethodError(
        method: method.id, expected: "integers with a scale for each row or group", found: grid.format.id,
        advice: "Use \(GPTQ(.staticOrder).id), which takes the format's own scales")
    }
    base = grid
    self.format = format
  }

  /// Reads the ranges of the groups that begin in a block.
  func update(_ target: GPTQSweep.Scales, _ block: Range<Int>, _ slab: Compensation.Slab) {
    let columns = base.shape.columns
    for first in block where first % base.groupLength == 0 {
      let group = first / base.groupLength
      let last = min(first + base.groupLength, columns)
      for row in 0..<slab.rows.count {
        let place = group * target.rowStride + slab.rows.lowerBound + row
        let part = slab.weights[row * columns + first..<row * columns + last]
        (target.scales[place], target.zeros[place]) = parameters(part.min() ?? 0, part.max() ?? 0)
      }
    }
  }

  /// Scale and zero point, the latter for signed codes.
  private func parameters(_ smallest: Float, _ largest: Float) -> (scale: Float, zero: Float) {
    let steps = Float(1 << format.bits - 1)
    let half = Float(1 << (format.bits - 1))
    var (low, high) = (min(smallest, 0), max(largest, 0))
    if format.isSymmetric {
      high = max(-low, high)
      if low < 0 { low = -high }
    }
    if low == 0, high == 0 { (low, high) = (-1, 1) }
    let scale = (high - low) / steps
    return (scale, format.isSymmetric ? 0 : (-low / scale).rounded(.toNearestOrEven) - half)
  }

  /// The grid of the scales that were found.
  func grid(_ found: GPTQSweep.Scales) -> WeightGrid {
    let (rows, groups) = (base.shape.rows, base.groupsPerRow)
    func gathered(_ values: UnsafeMutablePointer<Float>) -> [Float] {
      (0..<rows * groups).map { values[$0 % groups * found.rowStride + $0 / groups] }
    }
    let scales = gathered(found.scales)
    let zeros = format.isSymmetric ? [] : gathered(found.zeros)
    var fields: [EncodedMatrix.Field] = [.init("scales", scales, shape: [rows, groups])]
    if !format.isSymmetric {
      fields.append(.init("zero_points", zeros.map { Int8(clamping: Int($0)) }, shape: [rows, groups]))
    }
    return WeightGrid(
      format: format, shape: base.shape, group: MatrixShape(rows: 1, columns: base.groupLength), scales: scales,
      zeroPoints: zeros, storedFields: fields, instructions: base.instructions)
  }
}
