import Kernels
import Quantization
import Tensors
import TestSupport

/// Matrices and shortcuts that the tests share.
enum Samples {
  static let instructionSets = Array(Set([InstructionSet.baseline, .best]))

  /// A matrix of synthetic weights.
  static func matrix(_ rows: Int, _ columns: Int, seed: UInt64) throws -> [Float] {
    let tensor = descriptor(rows, columns, name: "layers.0.mlp.up_proj.weight")
    return try SyntheticSource([tensor], seed: seed).values(of: tensor).values
  }

  static func descriptor(
    _ rows: Int, _ columns: Int, name: String, type: ElementType = .float32
  ) -> TensorDescriptor {
    TensorDescriptor(name: name, shape: [rows, columns], elementType: type, elementCount: rows * columns)
  }

  /// A model of two projections in each of some layers.
  static func model(layers: Int, rows: Int = 16, columns: Int = 256) -> [TensorDescriptor] {
    (0..<layers).flatMap { layer in
      [("self_attn.q_proj", rows), ("mlp.up_proj", 2 * rows)].map { name, rows in
        descriptor(rows, columns, name: "model.layers.\(layer).\(name).weight", type: .bfloat16)
      }
    }
  }

  /// The sums of a whole matrix under a format.
  static func sums(
    _ weights: [Float], _ shape: MatrixShape, _ format: any Codec, _ set: InstructionSet = .best
  ) throws -> ErrorSums {
    var quantizer = try format.quantizer(for: shape, using: set)
    return weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      return quantizer.measure(buffer, at: 0)
    }
  }

  static func encoded(
    _ weights: [Float], _ shape: MatrixShape, _ format: any Codec, _ set: InstructionSet = .best
  ) throws -> EncodedMatrix {
    var quantizer = try format.quantizer(for: shape, using: set)
    return weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      return quantizer.encode(buffer)
    }
  }

  /// t² of a whole matrix under a format.
  static func error(_ weights: [Float], _ shape: MatrixShape, _ format: any Codec) throws -> Double? {
    ErrorMetrics(try sums(weights, shape, format)).relativeSquaredError
  }
}

/// A source that holds its floats in memory.
struct MemorySource: TensorSource {
  let label = "test"
  let isSynthetic = false
  let tensors: [TensorDescriptor]
  let values: [String: [Float]]

  func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let stored = values[tensor.name] else {
      throw TensorError(
        .missingTensor, file: label, subject: tensor.name, expected: "it", found: "nothing", advice: "Add it")
    }
    return stored.withUnsafeBufferPointer { buffer in
      cq_convert(
        InstructionSet.best.level, CQ_F32, buffer.baseAddress.map { $0 + elements.lowerBound }, elements.count,
        destination.baseAddress)
    }
  }
}
