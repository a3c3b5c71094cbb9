import Domain
import Kernels
import Tensors

/// A plain cast to a wider float, without scales: what "unquantized" weights lose, if anything.
package struct CastCodec: Codec, Hashable {
  package enum Element: String, Sendable, Hashable, CaseIterable {
    case float32 = "fp32"
    case float16 = "fp16"
    case bfloat16 = "bf16"

    package var bits: Int { self == .float32 ? 32 : 16 }

    var kernelType: cq_type {
      switch self {
      case .float32: CQ_F32
      case .float16: CQ_F16
      case .bfloat16: CQ_BF16
      }
    }
  }

  package let element: Element

  package static let all: [CastCodec] = Element.allCases.map { CastCodec($0) }

  package init(_ element: Element) { self.element = element }

  package var id: String { element.rawValue }

  package var aliases: [String] {
    switch element {
    case .float32: ["f32", "float32"]
    case .float16: ["f16", "float16"]
    case .bfloat16: ["bfloat16"]
    }
  }

  package var title: String { "\(element.rawValue.uppercased()) cast" }

  package var format: StorageFormat { StorageFormat(id: id, elementBits: Double(element.bits)) }

  package func quantizer(for shape: MatrixShape, using instructions: InstructionSet) -> any Quantizer {
    CastQuantizer(element: element, instructions: instructions)
  }
}

/// Rounds to the wider float and back. Float16 overflows to infinity above 65,504, and the error with it.
private struct CastQuantizer: Quantizer {
  let element: CastCodec.Element
  let instructions: InstructionSet

  var blockElements: Int { 1 }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    ErrorSums(weights, using: instructions) { part, rounded in
      cq_round_to(instructions.level, element.kernelType, part.baseAddress, part.count, rounded)
    }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    var rounded = [Float](repeating: 0, count: weights.count)
    cq_round_to(instructions.level, element.kernelType, weights.baseAddress, weights.count, &rounded)
    return EncodedMatrix(dequantized: rounded, fields: [])
  }
}
