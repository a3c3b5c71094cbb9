import Kernels
import LinearAlgebra
import Tensors

/// Rounds a whole layer to a grid by GPTQ, slabs of rows shared among workers.
struct GPTQSweep {
  let compensation: Compensation
  let grid: WeightGrid
  /// Works out scales on the way; nil keeps the grid's.
  let running: RunningScales?

  /// Scales and zero points, group after group, each for all rows: what the kernel reads in vectors.
  final class Scales: @unchecked Sendable {
    // Each worker writes its own rows, a multiple of eight from the next worker's.
    let rowStride: Int
    let groupCount: Int
    let scales: UnsafeMutablePointer<Float>
    let zeros: UnsafeMutablePointer<Float>

    init(_ grid: WeightGrid) {
      let stride = (grid.shape.rows + 7) / 8 * 8
      let groups = grid.groupsPerRow
      rowStride = stride
      groupCount = groups
      scales = .allocate(capacity: max(1, stride * groups))
      zeros = .allocate(capacity: max(1, stride * groups))
      scales.initialize(repeating: 1, count: stride * groups)
      zeros.initialize(repeating: 0, count: stride * groups)
      for row in 0..<grid.shape.rows {
        for group in 0..<groups {
          scales[group * stride + row] = grid.scales[row * groups + group]
          if !grid.zeroPoints.isEmpty { zeros[group * stride + row] = grid.zeroPoints[row * groups + group] }
        }
      }
    }

    deinit {
      scales.deallocate()
      zeros.deallocate()
    }
  }

  /// The values, row after row, and the scales that they rest on.
  func run() throws -> (values: [Float], scales: Scales) {
    let shape = grid.shape
    let scales = Scales(grid)
    let groups = compensation.factor.order.map { UInt32($0 / grid.groupLength) }
    let slabs = compensation.slabs
    let blocks = compensation.blocks
    let work = compensation.layer.work
    var values = [Float](repeating: 0, count: shape.elementCount)
    try values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = SharedMatrix(base: base, stride: shape.columns)
      try work.map(count: slabs.count) { index in
        var slab = compensation.slab(slabs[index])
        for block in blocks {
          try work.checkCancellation()
          running?.update(scales, block, slab)
          round(block, of: &slab, scales, groups)
        }
        compensation.write(slab, to: target)
      }
    }
    return (values, scales)
  }

  private func round(_ block: Range<Int>, of slab: inout Compensation.Slab, _ scales: Scales, _ groups: [UInt32]) {
    var rule = grid.rounding
    let firstRow = slab.rows.lowerBound
    groups.withUnsafeBufferPointer { groups in
      withUnsafePointer(to: &rule) { rule in
        compensation.process(block, of: &slab) { work in
          work.grid = rule
          work.scales = UnsafePointer(scales.scales + firstRow)
          work.zeros = grid.zeroPoints.isEmpty ? nil : UnsafePointer(scales.zeros + firstRow)
          work.scale_stride = scales.rowStride
          work.groups = groups.baseAddress.map { $0 + block.lowerBound }
        }
      }
    }
  }
}
