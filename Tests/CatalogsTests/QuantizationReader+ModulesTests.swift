import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Settings that configurations give single modules: none is dropped.
@Suite("Modules with settings of their own")
struct QuantizationReaderModulesTests {
  private static let gptq = #""quant_method":"gptq","bits":4,"group_size":128"#
  private static let autoRound = #""quant_method":"auto-round","bits":4,"group_size":128,"sym":true"#
  private static let quark = #""quant_method":"quark","global_quant_config":{"weight":{"dtype":"fp8_e4m3"}}"#

  static let forms: [(text: String, name: TensorClass, bits: [Double: Double])] = [
    (#"{\#(gptq),"dynamic":{"-:.*self_attn.*":{}}}"#, .attentionQuery, [16: 1]),
    (#"{\#(gptq),"dynamic":{"-:.*self_attn.*":{}}}"#, .feedForwardUp, [4: 1]),
    (#"{\#(gptq),"dynamic":{"+:.*self_attn.*":{"bits":8}}}"#, .attentionKey, [8: 1]),
    (#"{\#(gptq),"dynamic":{".*down_proj":{"bits":8,"group_size":32}}}"#, .feedForwardDown, [8: 1]),
    (
      // The first that matches counts.
      #"{\#(gptq),"dynamic":{"+:.*\\.3\\.mlp.*":{"bits":8},"-:.*mlp\\..*":{}}}"#, .feedForwardUp,
      [8: 1 / 32.0, 16: 31 / 32.0]
    ),
    (#"{\#(gptq),"dynamic":{"-:model\\.layers\\.1$":{}}}"#, .feedForwardUp, [4: 1]),
    (#"{\#(gptq),"lm_head":true}"#, .outputHead, [4: 1]),
    (#"{\#(gptq),"lm_head":false}"#, .outputHead, [16: 1]),
    (
      #"{\#(autoRound),"extra_config":{"model.layers.0.self_attn.q_proj":{"bits":16,"data_type":"float"}}}"#,
      .attentionQuery, [4: 31 / 32.0, 16: 1 / 32.0]
    ),
    (
      #"{\#(autoRound),"extra_config":{"model.layers.1.mlp.down_proj":{"bits":8}}}"#, .feedForwardDown,
      [4: 31 / 32.0, 8: 1 / 32.0]
    ),
    (
      #"{\#(autoRound),"extra_config":{".*self_attn.*":{"bits":8},"model.layers.0.self_attn.q_proj":{"bits":2}}}"#,
      .attentionQuery, [2: 1 / 32.0, 8: 31 / 32.0]
    ),
    (#"{\#(autoRound),"extra_config":{"lm_head":{"bits":8,"group_size":128}}}"#, .outputHead, [8: 1]),
    (
      #"{\#(quark),"layer_quant_config":{"*mlp*":{"weight":{"dtype":"int4","group_size":128}}}}"#, .feedForwardUp,
      [4: 1]
    ),
    (#"{\#(quark),"layer_quant_config":{"*mlp*":{"weight":{"dtype":"int4"}}}}"#, .attentionQuery, [8: 1]),
    (#"{\#(quark),"layer_quant_config":{"*q_proj":{"weight":null}}}"#, .attentionQuery, [16: 1]),
    (Self.hqq, .attentionQuery, [8: 1]),
    (Self.hqq, .feedForwardDown, [3: 1]),
    (Self.hqq, .feedForwardUp, [16: 1]),
    (
      #"{"quant_method":"hqq","quant_config":{"weight_quant_params":{"nbits":4}},"skip_modules":["down_proj"]}"#,
      .feedForwardDown, [16: 1]
    ),
  ]

  private static let hqq =
    #"{"quant_method":"hqq","quant_config":{"self_attn.q_proj":{"weight_quant_params":{"nbits":8,"group_size":64}},"#
    + #""mlp.down_proj":{"weight_quant_params":{"nbits":3,"group_size":64}}}}"#

  @Test("Each is stored as its own settings say", arguments: forms)
  func heeded(text: String, name: TensorClass, bits: [Double: Double]) throws {
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(try checkpoint.bits(name) == bits)
  }

  @Test("What parts are stored in otherwise is told")
  func told() throws {
    let text = #"{\#(Self.gptq),"dynamic":{"+:.*self_attn.*":{"bits":8}}}"#
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(checkpoint.label == "gptq, 4 bits in groups of 128, in part 8 bits in groups of 128")
    #expect(checkpoint.scheme == "gptq")
  }

  static let refused = [
    (#"{\#(gptq),"dynamic":{"+:.*(":{"bits":8}}}"#, "dynamic"),
    (#"{\#(gptq),"dynamic":{"+:.*":{"bits":77}}}"#, "dynamic"),
    (#"{\#(gptq),"dynamic":["x"]}"#, "dynamic"),
    (#"{\#(autoRound),"extra_config":{"model.layers.0.mlp":{"bits":4,"data_type":"ternary"}}}"#, "extra_config"),
    (#"{\#(quark),"layer_quant_config":{"*mlp*":{"weight":{"dtype":"bfp16"}}}}"#, "layer_quant_config"),
    (#"{\#(quark),"layer_type_quant_config":{"Linear":{"weight":{"dtype":"int4"}}}}"#, "layer_type_quant_config"),
    (#"{"quant_method":"hqq","quant_config":{"self_attn.q_proj":{"weights":8}}}"#, "quant_config"),
  ]

  @Test("What can't be expressed is refused by its key", arguments: refused)
  func refusals(text: String, key: String) {
    let error = #expect(throws: CatalogError.self) { try CheckpointFolder.model(text) }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath.hasPrefix("quantization_config.\(key)"))
  }
}
