import Kernels

/// How a tensor's elements are stored, by the names that safetensors gives.
package enum ElementType: String, Sendable, Hashable, CaseIterable, Codable {
  case bool = "BOOL"
  case uint8 = "U8"
  case int8 = "I8"
  case uint16 = "U16"
  case int16 = "I16"
  case uint32 = "U32"
  case int32 = "I32"
  case uint64 = "U64"
  case int64 = "I64"
  case float8E4M3 = "F8_E4M3"
  case float8E5M2 = "F8_E5M2"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case float32 = "F32"
  case float64 = "F64"

  /// Bytes that one element takes.
  package var byteWidth: Int {
    switch self {
    case .bool, .uint8, .int8, .float8E4M3, .float8E5M2: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// Whether elements are real numbers that can be quantized, rather than indices, masks or codes.
  package var isFloatingPoint: Bool { kernelType != nil }

  /// The conversion kernel's name for it, or nil for integers.
  package var kernelType: cq_type? {
    switch self {
    case .float8E4M3: CQ_F8_E4M3
    case .float8E5M2: CQ_F8_E5M2
    case .float16: CQ_F16
    case .bfloat16: CQ_BF16
    case .float32: CQ_F32
    case .float64: CQ_F64
    default: nil
    }
  }
}
