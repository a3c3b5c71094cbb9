import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What a configuration says beside its weights' format: read, told, or refused with its key.
@Suite("What configurations say of quantization beside formats")
struct QuantizationReaderWordsTests {
  private static func group(_ weights: String, _ activations: String = "null", targets: String = "Linear") -> String {
    #"{"targets":["\#(targets)"],"weights":{\#(weights)},"input_activations":\#(activations)}"#
  }

  private static func compressed(_ groups: String..., others: String = "") -> String {
    let members = groups.enumerated().map { #""group_\#($0)":\#($1)"# }.joined(separator: ",")
    return #"{"quant_method":"compressed-tensors","config_groups":{\#(members)}\#(others),"ignore":["lm_head"]}"#
  }

  private static let narrow = #""num_bits":4,"type":"int","strategy":"group","group_size":128,"symmetric":true"#
  private static let byRow = #""num_bits":8,"type":"float","strategy":"channel""#
  private static let byToken = #"{"num_bits":8,"type":"float","strategy":"token","dynamic":true}"#

  static let forms: [(text: String, scheme: String, label: String)] = [
    (
      compressed(group(narrow, targets: "re:.*mlp.*"), group(byRow, byToken, targets: "re:.*self_attn.*")),
      "w4a16-g128", "compressed-tensors, integers of 4 bits in groups of 128 and floats of 8 bits"
    ),
    (
      compressed(group(narrow, byToken)), "w4a16-g128",
      "compressed-tensors, integers of 4 bits in groups of 128; its activations of 8 bits are planned at 16"
    ),
    (
      compressed(
        group(byRow, byToken), others: #","sparsity_config":{"format":"sparse-24-bitmask","sparsity_structure":"2:4"}"#),
      "fp8-dynamic", "compressed-tensors, floats of 8 bits; its 2:4 sparsity is not counted"
    ),
    (
      compressed(
        group(byRow, byToken), others: #","sparsity_config":{"format":"dense","sparsity_structure":"unstructured"}"#),
      "fp8-dynamic", "compressed-tensors, floats of 8 bits"
    ),
    (
      compressed(group(byRow, byToken), others: #","kv_cache_scheme":{"num_bits":8,"type":"float"}"#),
      "fp8-dynamic", "compressed-tensors, floats of 8 bits"
    ),
    (
      compressed(group(byRow, byToken), others: #","kv_cache_scheme":{"num_bits":8,"type":"int"}"#),
      "fp8-dynamic", "compressed-tensors, floats of 8 bits; its INT8 cache format is not taken over"
    ),
    (
      #"{"quant_method":"modelopt","quantization":{"quant_algo":"NVFP4","exclude_modules":["lm_head"]}}"#, "nvfp4",
      "ModelOpt, NVFP4"
    ),
    (
      #"{"load_in_4bit":true,"bnb_4bit_quant_type":"nf4","bnb_4bit_use_double_quant":true}"#, "nf4-dq",
      "bitsandbytes, nf4 in 4 bits, double quantization"
    ),
    (#"{"load_in_8bit":true,"load_in_4bit":false}"#, "llm-int8", "bitsandbytes, LLM.int8()"),
    (#"{"quant_method":"modelopt","quant_algo":"INT4_AWQ"}"#, "w4a16-g128", "ModelOpt, INT4_AWQ"),
  ]

  @Test("It is read, or told with the format", arguments: forms)
  func words(text: String, scheme: String, label: String) throws {
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(checkpoint.scheme == scheme)
    #expect(checkpoint.label == label)
  }

  @Test(
    "Activations may be dynamic in all, not at all, or within scales that are fixed",
    arguments: ["true", "\"local\"", "false"])
  func dynamic(value: String) throws {
    let weights = #""num_bits":4,"type":"float","strategy":"tensor_group","group_size":16"#
    let text = Self.compressed(Self.group(weights, #"{"num_bits":4,"type":"float","dynamic":\#(value)}"#))
    #expect(try CheckpointFolder.model(text).checkpoint?.scheme == "nvfp4")
  }

  static let caches: [(text: String, format: KeyValueCacheFormat?)] = [
    (compressed(group(byRow, byToken), others: #","kv_cache_scheme":{"num_bits":8,"type":"float"}"#), .fp8),
    (compressed(group(byRow, byToken), others: #","kv_cache_scheme":null"#), nil),
    (#"{"quant_method":"modelopt","quant_algo":"NVFP4","kv_cache_quant_algo":"FP8"}"#, .fp8),
    (#"{"quant_method":"modelopt","quantization":{"quant_algo":"FP8","kv_cache_quant_algo":"NVFP4"}}"#, .nvfp4),
    (#"{"quant_method":"modelopt","quantization":{"quant_algo":"FP8","kv_cache_quant_algo":null}}"#, nil),
    (#"{"quant_method":"fp8","weight_block_size":[128,128],"kv_cache_scheme":{"num_bits":8,"type":"float"}}"#, .fp8),
  ]

  @Test("The cache that a checkpoint has scales for is read by whatever key", arguments: caches)
  func cache(text: String, format: KeyValueCacheFormat?) throws {
    #expect(try CheckpointFolder.model(text).checkpoint?.keyValueCache == format)
  }

  static let refused = [
    (compressed(group(byRow, #"{"num_bits":8,"dynamic":"global"}"#)), "dynamic", #"true, false or "local""#),
    (
      #"{"quant_method":"awq","modules_to_not_convert":["re:.*(mlp"]}"#, "modules_to_not_convert", "regular expressions"
    ),
    (#""awq""#, "quantization_config", "an object"),
    ("[4]", "quantization_config", "an object"),
  ]

  @Test("What is no such thing is refused by its key", arguments: refused)
  func refusals(text: String, key: String, expected: String) {
    let error = #expect(throws: CatalogError.self) { try CheckpointFolder.model(text) }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath.hasSuffix(key) && entry.expected.contains(expected))
  }
}
