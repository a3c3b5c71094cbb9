/// Number formats of cached keys and values.
///
/// Those of GGUF are blocks of 32; `-g32` and `-g64` are groups of so many within a head.
package enum KeyValueCacheFormat: String, Codable, Sendable, CaseIterable {
  case fp16, bf16, fp8
  /// A scale and a zero point of 16 bits, or one of 32, for each token and head (LMDeploy, vLLM).
  case int8, int4
  /// E2M1 with a scale of 8 bits for 16 elements.
  case nvfp4
  case q8 = "q8_0"
  case q5WithMinimum = "q5_1"
  case q5 = "q5_0"
  case q4WithMinimum = "q4_1"
  case q4 = "q4_0"
  case iq4 = "iq4_nl"
  /// A scale and a bias of 16 bits (MLX).
  case int8Group64 = "int8-g64"
  case int4Group64 = "int4-g64"
  /// A scale of 16 bits (ExLlamaV3).
  case int8Group32 = "int8-g32"
  case int4Group32 = "int4-g32"

  /// Bits of one cached element, scales included; those of a head are spread over its usual width, 128.
  package var bitsPerElement: Double {
    switch self {
    case .fp16, .bf16: 16
    case .fp8: 8
    case .int8: 8.25
    case .int4: 4.25
    case .nvfp4: 4.5
    case .q8, .int8Group64, .int8Group32: 8.5
    case .q5WithMinimum: 6
    case .q5: 5.5
    case .q4WithMinimum: 5
    case .q4, .iq4, .int4Group64, .int4Group32: 4.5
    }
  }

  /// The kernel that accelerators need for it; nil where engines compute with any.
  package var kernel: Kernel? {
    switch self {
    case .fp8: .float8KeyValueCache
    case .nvfp4: .nvfp4Native
    default: nil
    }
  }
}

extension Engine {
  /// Formats with fewer bits than this lose too much to be taken unasked.
  private static let leastCacheBits = 8.0

  /// The first of its cache formats that takes fewer than 16 bits and still about 8; nil where it has none, or gives up
  /// more for it than bits.
  package var narrowKeyValueCache: KeyValueCacheFormat? {
    guard batchesQuantizedCache != false else { return nil }
    return keyValueCacheFormats.first { $0.isQuantized && $0.bitsPerElement >= Self.leastCacheBits }
  }
}
