import Kernels

/// Invented weights, always labelled so: reproducible from a seed, spread like those of trained transformers.
///
/// The same seed, name, shape and class give the same bits on every machine.
package struct SyntheticSource: TensorSource {
  package let tensors: [TensorDescriptor]
  package let seed: UInt64
  private let distributions: [String: WeightDistribution]
  private let instructions: InstructionSet

  package var label: String { "synthetic weights (seed \(seed))" }
  package var isSynthetic: Bool { true }

  /// - Parameter distributions: spreads of one's own, by name; other tensors take their class's assumed spread.
  package init(
    _ tensors: [TensorDescriptor], seed: UInt64, distributions: [String: WeightDistribution] = [:],
    instructions: InstructionSet = .best
  ) {
    self.tensors = tensors
    self.seed = seed
    self.distributions = distributions
    self.instructions = instructions
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard elements.lowerBound >= 0, elements.upperBound <= tensor.elementCount, destination.count >= elements.count
    else {
      throw .outside(elements, of: tensor, in: label)
    }
    guard let target = destination.baseAddress, !elements.isEmpty else { return 0 }
    let rows = rows(of: tensor)
    var position = elements.lowerBound
    while position < elements.upperBound {
      let (row, first) = position.quotientAndRemainder(dividingBy: rows.columns)
      let count = min(rows.columns - first, elements.upperBound - position)
      rows.write(row: row, first: first, count: count, to: target + (position - elements.lowerBound))
      position += count
    }
    return 0
  }

  private func rows(of tensor: TensorDescriptor) -> SyntheticRows {
    SyntheticRows(
      columns: max(1, tensor.matrix.columns), key: SeededGenerator.key(tensor.name) ^ SeededGenerator.mixed(seed),
      distribution: distributions[tensor.name] ?? .assumed(for: tensor.family),
      bfloat16: tensor.elementType == .bfloat16, level: instructions.level)
  }
}

/// The rows of one synthetic tensor.
private struct SyntheticRows {
  let columns: Int
  let key: UInt64
  let distribution: WeightDistribution
  let bfloat16: Bool
  let level: cq_level
  private let columnScales: [Float]

  init(columns: Int, key: UInt64, distribution: WeightDistribution, bfloat16: Bool, level: cq_level) {
    self.columns = columns
    self.key = key
    self.distribution = distribution
    self.bfloat16 = bfloat16
    self.level = level
    var scales = [Float](repeating: 0, count: columns)
    // A key that no row has keeps the columns' draw apart from the weights'.
    let normal = cq_synthetic(
      key: SeededGenerator.mixed(~key), scale: 1, tail_threshold: 0, tail_scale: 1, bfloat16: false)
    cq_synthetic_row(level, normal, nil, 0, columns, &scales)
    var chooser = SeededGenerator(seed: key)
    columnScales = scales.map { normal in
      let stands = Float(chooser.next() >> 40) * 0x1p-24 < distribution.outlierShare
      return Self.exponential(distribution.columnSpread * normal) * (stands ? distribution.outlierScale : 1)
    }
  }

  func write(row: Int, first: Int, count: Int, to target: UnsafeMutablePointer<Float>) {
    let rowKey = SeededGenerator.mixed(key &+ UInt64(row) &* 0x9e37_79b9_7f4a_7c15)
    var normal: Float = 0
    let draw = cq_synthetic(
      key: SeededGenerator.mixed(rowKey), scale: 1, tail_threshold: 0, tail_scale: 1, bfloat16: false)
    cq_synthetic_row(level, draw, nil, 0, 1, &normal)
    let spec = cq_synthetic(
      key: rowKey, scale: distribution.deviation * Self.exponential(distribution.rowSpread * normal),
      tail_threshold: Self.threshold(distribution.tailShare), tail_scale: distribution.tailScale, bfloat16: bfloat16)
    columnScales.withUnsafeBufferPointer { scales in
      cq_synthetic_row(level, spec, scales.baseAddress.map { $0 + first }, first, count, target)
    }
  }

  private static func threshold(_ share: Float) -> UInt32 { UInt32(max(0, min(65536, share * 65536))) }

  /// Close to eˣ for |x| < 2, with multiplications only, so that it is the same on every machine.
  private static func exponential(_ x: Float) -> Float {
    var power = 1 + x / 64
    for _ in 0..<6 { power *= power }
    return max(power, 0.01)
  }
}
