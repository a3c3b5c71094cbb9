import Kernels
import LinearAlgebra
import Tensors

/// Columns of a layer rounded or pruned one after the other, the rest making up for each one's error.
///
/// For column i: q the value chosen, e = (w − q) / Uᵢᵢ, and wⱼ ← wⱼ − e Uᵢⱼ for every later column j. Columns go in
/// blocks of 128: within a block at once, for the columns after it as one product. Rows do not depend on each other, so
/// workers take slabs of them; slabs do not depend on the number of workers, and so nor do results.
struct Compensation {
  let layer: Layer
  let factor: InverseFactor
  /// U; columns are in the factor's order.
  let upper: [Float]
  let library: OpenBLAS

  static let blockLength = Int(CQ_BLOCK_COLUMNS)

  /// Nil where the Hessian is not positive definite.
  init?(_ layer: Layer, factor: InverseFactor) throws(LinearAlgebraError) {
    guard let upper = factor.upper else { return nil }
    self.layer = layer
    self.factor = factor
    self.upper = upper
    library = try OpenBLAS.shared()
  }

  var columns: Int { layer.shape.columns }
  var blocks: [Range<Int>] {
    stride(from: 0, to: columns, by: Self.blockLength).map { $0..<min($0 + Self.blockLength, columns) }
  }

  /// Rows handled together: many where there are many, so that products are large. Multiples of eight.
  var slabs: [Range<Int>] {
    let height = layer.shape.rows >= 2048 ? 256 : 64
    return stride(from: 0, to: layer.shape.rows, by: height).map { $0..<min($0 + height, layer.shape.rows) }
  }

  /// What one slab works on: weights in the factor's order, zero where the input was always zero.
  struct Slab {
    let rows: Range<Int>
    var weights: [Float]
    /// 1 for what stays, or empty where all does.
    var kept: [UInt8]
    var errors: [Float]
  }

  func slab(_ rows: Range<Int>) -> Slab {
    let count = rows.count * columns
    let places = factor.order
    let weights = [Float](unsafeUninitializedCapacity: count) { buffer, size in
      layer.weights.withUnsafeBufferPointer { source in
        for row in 0..<rows.count {
          let line = (rows.lowerBound + row) * columns
          for place in 0..<columns {
            let column = places[place]
            buffer[row * columns + place] = factor.isDead[column] ? 0 : source[line + column]
          }
        }
      }
      size = count
    }
    return Slab(
      rows: rows, weights: weights, kept: kept(rows),
      errors: [Float](repeating: 0, count: rows.count * Self.blockLength))
  }

  private func kept(_ rows: Range<Int>) -> [UInt8] {
    guard let mask = layer.mask else { return [] }
    return rows.flatMap { row in factor.order.map { mask.isKept[row * columns + $0] ? 1 : 0 } }
  }

  /// Chooses the values of one block of a slab's columns and passes their errors on.
  ///
  /// - Parameter configure: sets what is chosen from.
  func process(_ block: Range<Int>, of slab: inout Slab, configure: (inout cq_block) -> Void) {
    let (rows, first) = (slab.rows.count, block.lowerBound)
    slab.weights.withUnsafeMutableBufferPointer { weights in
      slab.errors.withUnsafeMutableBufferPointer { errors in
        slab.kept.withUnsafeMutableBufferPointer { kept in
          upper.withUnsafeBufferPointer { upper in
            guard let weight = weights.baseAddress, let error = errors.baseAddress, let u = upper.baseAddress
            else { return }
            var work = cq_block()
            (work.rows, work.columns) = (rows, block.count)
            (work.weights, work.weight_stride) = (weight + first, columns)
            (work.errors, work.error_stride) = (error, Self.blockLength)
            (work.factor, work.factor_stride) = (u + first * columns + first, columns)
            if !kept.isEmpty { (work.kept, work.kept_stride) = (kept.baseAddress.map { $0 + first }, columns) }
            configure(&work)
            cq_compensate(layer.work.instructions.level, &work)
            let next = block.upperBound
            guard next < columns else { return }
            library.multiply(
              rows: rows, columns: columns - next, depth: block.count, alpha: -1, a: error, aStride: Self.blockLength,
              b: u + first * columns + next, bStride: columns, beta: 1, c: weight + next, cStride: columns)
          }
        }
      }
    }
  }

  /// Puts a slab's values in the matrix's own order.
  func write(_ slab: Slab, to target: SharedMatrix<Float>) {
    for row in 0..<slab.rows.count {
      let line = target.at(slab.rows.lowerBound + row, 0)
      for place in 0..<columns { line[factor.order[place]] = slab.weights[row * columns + place] }
    }
  }
}
