import Kernels
import Quantization
import Tensors

/// One matrix in memory, as floats or as bfloat16, so that nothing is read from a disk while the clock runs.
struct MemorySource: TensorSource {
  let tensor: TensorDescriptor
  /// The weights, also where they are stored as bfloat16.
  let weights: [Float]
  private let halves: [UInt16]

  var label: String { "synthetic weights in memory" }
  var isSynthetic: Bool { true }
  var tensors: [TensorDescriptor] { [tensor] }

  init(rows: Int, columns: Int, elementType: ElementType) throws {
    tensor = TensorDescriptor(
      name: "model.layers.0.mlp.down_proj.weight", shape: [rows, columns], elementType: elementType,
      elementCount: rows * columns)
    weights = try SyntheticSource([tensor], seed: 1).values(of: tensor).values
    // Weights of a bfloat16 tensor are rounded already: the upper halves are all of them.
    halves = elementType == .bfloat16 ? weights.map { UInt16($0.bitPattern >> 16) } : []
  }

  @discardableResult
  func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    let level = InstructionSet.best.level
    guard let target = destination.baseAddress else { return 0 }
    if tensor.elementType == .bfloat16 {
      return halves.withUnsafeBufferPointer { source in
        source.baseAddress.map { cq_convert(level, CQ_BF16, $0 + elements.lowerBound, elements.count, target) } ?? 0
      }
    }
    return weights.withUnsafeBufferPointer { source in
      source.baseAddress.map { cq_convert(level, CQ_F32, $0 + elements.lowerBound, elements.count, target) } ?? 0
    }
  }
}
