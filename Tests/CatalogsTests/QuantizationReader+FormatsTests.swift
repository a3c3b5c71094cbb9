import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What weights are really stored in, and what a checkpoint is called whose format no scheme is named after.
@Suite("Formats of quantized checkpoints")
struct QuantizationReaderFormatsTests {
  private static func torchAO(_ type: String, _ data: String = "") -> String {
    #"{"quant_method":"torchao","quant_type":{"default":{"_type":"\#(type)","_version":1,"_data":{\#(data)}}}}"#
  }

  private static func dtype(_ name: String, key: String = "weight_dtype") -> String {
    #""\#(key)":{"_type":"torch.dtype","_data":"\#(name)"}"#
  }

  private static func granularity(_ size: Int, key: String) -> String {
    #""\#(key)":{"_type":"PerGroup","_version":1,"_data":{"group_size":\#(size)}}"#
  }

  private static func autoRound(_ keys: String) -> String { #"{"quant_method":"auto-round",\#(keys)}"# }

  static let forms: [(text: String, scheme: String, bits: Double, granularity: Granularity)] = [
    (torchAO("Int8DynamicActivationInt4WeightConfig"), "w4a16-g128-asym", 4, .group(32)),
    (torchAO("Int8DynamicActivationInt4WeightConfig", #""group_size":128"#), "w4a16-g128-asym", 4, .group(128)),
    (
      torchAO(
        "Int8DynamicActivationIntxWeightConfig",
        dtype("int4") + "," + granularity(64, key: "weight_granularity")), "w4a16-g128", 4, .group(64)
    ),
    (torchAO("Int8DynamicActivationIntxWeightConfig", dtype("int4")), "w4a16-g128", 4, .group(32)),
    (
      torchAO("IntxWeightOnlyConfig", dtype("int2") + "," + granularity(32, key: "granularity")), "w4a16-g128", 2,
      .group(32)
    ),
    (torchAO("IntxWeightOnlyConfig", dtype("int4")), "w4a16-g128", 4, .channel),
    (torchAO("IntxWeightOnlyConfig"), "w8a16", 8, .channel),
    (torchAO("Float8DynamicActivationInt4WeightConfig"), "w4a16-g128", 4, .group(128)),
    (torchAO("MXDynamicActivationMXWeightConfig", dtype("float4_e2m1fn_x2")), "mxfp4", 4, .group(32)),
    (torchAO("MXFPInferenceConfig"), "fp8-block", 8, .group(32)),
    (torchAO("NVFP4DynamicActivationNVFP4WeightConfig"), "nvfp4", 4, .group(16)),
    (autoRound(#""bits":4,"group_size":32,"data_type":"mx_fp","act_bits":4"#), "mxfp4", 4, .group(32)),
    (autoRound(#""bits":8,"group_size":32,"data_type":"mx_fp","act_bits":8"#), "fp8-block", 8, .group(32)),
    (autoRound(#""bits":4,"group_size":16,"data_type":"nv_fp4_with_static_gs","act_bits":4"#), "nvfp4", 4, .group(16)),
    (
      autoRound(#""bits":8,"group_size":-1,"data_type":"fp","act_bits":8,"act_dynamic":true"#), "fp8-dynamic", 8,
      .channel
    ),
    (
      autoRound(#""bits":8,"group_size":0,"data_type":"fp","act_bits":8,"act_dynamic":false"#), "fp8-static", 8, .tensor
    ),
    (autoRound(#""bits":2,"group_size":32,"sym":true,"data_type":"int""#), "w4a16-g128", 2, .group(32)),
    (#"{"quant_method":"fp8","weight_block_size":[64,64]}"#, "fp8-block", 8, .block(rows: 64, columns: 64)),
  ]

  @Test("The weights' own type decides, not that of activations", arguments: forms)
  func types(text: String, scheme: String, bits: Double, granularity: Granularity) throws {
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(checkpoint.scheme == scheme)
    let format = try #require(
      try checkpoint.stored().allotments(for: .feedForwardUp, in: Scheme.ModelTraits(layers: 32)).first?.format)
    #expect(format.elementBits == bits && format.granularity == granularity)
  }

  static let names: [(text: String, name: String, isPublished: Bool)] = [
    (autoRound(#""bits":2,"group_size":32"#), "INT2, group 32", false),
    (autoRound(#""bits":3,"group_size":128"#), "INT3, group 128", false),
    (autoRound(#""bits":4,"group_size":128"#), "INT4 W4A16, group 128", true),
    (autoRound(#""bits":4,"group_size":32"#), "INT4, group 32", false),
    (#"{"quant_method":"gptq","bits":3,"group_size":128}"#, "GPTQ INT3", false),
    (#"{"quant_method":"gptq","bits":4,"group_size":32}"#, "GPTQ INT4", true),
    (
      #"{"quant_method":"hqq","quant_config":{"weight_quant_params":{"nbits":3,"group_size":64}}}"#, "INT3, group 64",
      false
    ),
    (#"{"quant_method":"modelopt","quant_algo":"MXFP8"}"#, "MXFP8", false),
    (#"{"quant_method":"fp8","weight_block_size":[64,64]}"#, "FP8 block 64×64", false),
    (#"{"quant_method":"fp8","weight_block_size":[128,128]}"#, "FP8 block 128×128", true),
    (
      // Some parts narrower than the scheme that it is named after.
      #"{"quant_method":"gptq","bits":4,"group_size":128,"dynamic":{"+:.*mlp.*":{"bits":2}}}"#,
      "GPTQ INT4, in part INT2", false
    ),
    (
      #"{"quant_method":"quark","global_quant_config":{"weight":{"dtype":"fp8_e4m3"}},"#
        + #""layer_quant_config":{"*mlp*":{"weight":{"dtype":"int4"}}}}"#,
      "FP8 W8A8, static per tensor, in part INT4", false
    ),
  ]

  @Test("A format without a scheme has a name of its own, and no published quality of another", arguments: names)
  func ownNames(text: String, name: String, isPublished: Bool) throws {
    let scheme = try #require(try CheckpointFolder.model(text).checkpoint).stored()
    #expect(scheme.name == name)
    #expect(scheme.isOnlyNearest != isPublished)
  }

  @Test("Modules of torchao by name, by expression, and all others")
  func byModule() throws {
    let text = Self.torchAO(
      "ModuleFqnToConfig",
      #""module_fqn_to_config":{"_default":{"_type":"Int4WeightOnlyConfig","_data":{"group_size":128}},"#
        + #""re:.*down_proj":{"_type":"Int8WeightOnlyConfig","_data":{}},"model.layers.0.mlp.down_proj":null,"#
        + #""lm_head":{"_type":"Int8WeightOnlyConfig","_data":{}},"model.embed_tokens":null}"#)
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(checkpoint.scheme == "w4a16-g128-asym")
    #expect(try checkpoint.bits(.feedForwardDown) == [8: 31 / 32.0, 16: 1 / 32.0])
    #expect(try checkpoint.bits(.outputHead) == [8: 1])
    #expect(try checkpoint.bits(.embedding) == [16: 1])
  }

  @Test("Experts alone in groups of 32 are the scheme of that name")
  func experts() throws {
    let text =
      #"{"quant_method":"compressed-tensors","config_groups":{"group_0":{"targets":["Linear"],"weights":{"num_bits":4,"#
      + #""group_size":32,"type":"int","symmetric":true}}},"ignore":["lm_head","re:.*self_attn.*","#
      + #""re:.*shared_experts.*","re:.*mlp\\.(gate|up|gate_up|down)_proj.*"]}"#
    let model = try CheckpointFolder.model(text, type: "qwen3_moe", others: CheckpointFolder.mixture)
    let checkpoint = try #require(model.checkpoint)
    #expect(checkpoint.scheme == "int4-experts-g32" && checkpoint.portions == [:])
    #expect(try checkpoint.bits(.expertUp, experts: 16) == [4: 1])
  }
}
