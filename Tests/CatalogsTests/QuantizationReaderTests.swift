import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What configurations say of quantization, by the library that wrote them.
@Suite("Quantized checkpoints")
struct QuantizationReaderTests {
  private func read(_ quantization: String, beside: String? = nil, type: String = "llama") throws -> Model {
    let folder = try TemporaryCatalog()
    let keys = ConfigurationTests.plain
    let part = quantization.isEmpty ? "" : #","quantization_config":\#(quantization)"#
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array(#"{"model_type":"\#(type)",\#(keys),"torch_dtype":"float16"\#(part)}"#.utf8), to: path)
    if let beside {
      try FileSystem.write(Array(beside.utf8), to: "\(folder.path)/model/hf_quant_config.json")
    }
    return try SourceTree.shipped.model("\(folder.path)/model")
  }

  static let forms: [(text: String, scheme: String, label: String)] = [
    (#"{"quant_method":"awq","bits":4,"group_size":128,"zero_point":true}"#, "awq", "awq, 4 bits in groups of 128"),
    (
      #"{"quant_method":"gptq","bits":4,"group_size":128,"desc_act":true,"sym":true}"#, "gptq",
      "gptq, 4 bits in groups of 128"
    ),
    (#"{"quant_method":"gptq","bits":8,"group_size":-1}"#, "w8a16", "gptq, 8 bits, a scale a row"),
    (
      #"{"quant_method":"bitsandbytes","load_in_4bit":true,"bnb_4bit_quant_type":"nf4","bnb_4bit_use_double_quant":true}"#,
      "nf4-dq", "bitsandbytes, nf4 in 4 bits, double quantization"
    ),
    (#"{"quant_method":"bitsandbytes","load_in_8bit":true}"#, "llm-int8", "bitsandbytes, LLM.int8()"),
    (#"{"quant_method":"fp8","weight_block_size":[128,128]}"#, "fp8-block", "fp8, a scale a block"),
    (#"{"quant_method":"fp8","activation_scheme":"static"}"#, "fp8-static", "fp8, static activations"),
    (#"{"quant_method":"fbgemm_fp8"}"#, "fp8-dynamic", "fbgemm_fp8, dynamic activations"),
    (#"{"quant_method":"mxfp4"}"#, "mxfp4", "MXFP4"),
    (
      #"{"quant_method":"hqq","quant_config":{"weight_quant_params":{"nbits":4,"group_size":64}}}"#, "w4a16-g128-asym",
      "hqq, 4 bits in groups of 64"
    ),
    (
      #"{"quant_method":"torchao","quant_type":{"default":{"_type":"Int4WeightOnlyConfig","_data":{"group_size":64}}}}"#,
      "w4a16-g128-asym", "torchao, Int4WeightOnlyConfig"
    ),
    (
      #"{"quant_method":"torchao","quant_type":"float8_dynamic_activation_float8_weight"}"#, "fp8-dynamic",
      "torchao, float8_dynamic_activation_float8_weight"
    ),
    (
      #"{"quant_method":"quark","global_quant_config":{"weight":{"dtype":"fp8_e4m3"}},"exclude":["lm_head"]}"#,
      "fp8-static", "quark, fp8_e4m3"
    ),
    (
      #"{"quant_method":"auto-round","bits":4,"group_size":128,"sym":true}"#, "w4a16-g128",
      "auto-round, 4 bits in groups of 128"
    ),
    (
      #"{"quant_method":"compressed-tensors","config_groups":{"group_0":{"targets":["Linear"],"weights":{"num_bits":8,"#
        + #""type":"float","strategy":"channel"},"input_activations":{"num_bits":8,"dynamic":true}}},"ignore":["lm_head"]}"#,
      "fp8-dynamic", "compressed-tensors, floats of 8 bits"
    ),
    (#"{"quant_method":"modelopt","quant_algo":"MXFP8"}"#, "fp8-block", "ModelOpt, MXFP8"),
    (#"{"quant_method":"modelopt","quant_algo":"NVFP4"}"#, "nvfp4", "ModelOpt, NVFP4"),
  ]

  static let apart: [(text: String, root: String, scheme: String)] = [
    (
      #"{"quant_method":"fp8","weight_block_size":[128,128]}"#, #""expert_dtype":"fp4","#, "mxfp4-experts-fp8"
    ),
    (
      #"{"quant_method":"fp8","moe_quant_algo":"NVFP4","ignore":["*.attn.*","*.ffn.shared_experts.*","head","mtp.*"]}"#,
      #""expert_dtype":"fp4","#, "nvfp4"
    ),
    (#"{"quant_method":"fp8","weight_block_size":[128,128]}"#, "", "fp8-block"),
  ]

  @Test("Experts may be stored apart from all else", arguments: apart)
  func experts(text: String, root: String, scheme: String) throws {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    let keys =
      #"\#(ConfigurationTests.plain),"n_routed_experts":16,"num_experts_per_tok":4"#
      + #","moe_intermediate_size":512"#
    let configuration = #"{"model_type":"deepseek_v4",\#(root)\#(keys),"quantization_config":\#(text)}"#
    try FileSystem.write(Array(configuration.utf8), to: path)
    let checkpoint = try #require(try SourceTree.shipped.model(path).checkpoint)
    #expect(checkpoint.scheme == scheme)
    if scheme == "nvfp4" {
      let attention = checkpoint.portions[.attentionQuery]?.map(\.format.id)
      #expect(attention == ["fp8-e4m3-block128"], "it is as published, and not what the scheme makes of it")
    }
  }

  @Test("Each library's form gives a scheme", arguments: forms)
  func schemes(text: String, scheme: String, label: String) throws {
    let checkpoint = try #require(try read(text).checkpoint)
    #expect(checkpoint.scheme == scheme && checkpoint.label == label)
    #expect(checkpoint.portions.values.allSatisfy { abs($0.reduce(0) { $0 + $1.share } - 1) < 1e-9 })
  }

  @Test("One with a name of its own is told from the scheme that comes nearest, of which other things were published")
  func ownName() throws {
    let scheme = try SourceTree.shipped.scheme("awq")
    let stored = scheme.stored(as: Checkpoint(scheme: "awq", label: "l", name: "INT2, group 32", source: "s"))
    #expect(scheme.isAsCatalogued)
    #expect(stored.name == "INT2, group 32" && stored.id == "awq")
    #expect(stored.isOnlyNearest && !stored.isAsCatalogued && stored.asCatalogued.isAsCatalogued)
  }

  @Test("bitsandbytes' FP4 is no NF4, though it is stored as that", arguments: [true, false])
  func float4(isDouble: Bool) throws {
    let text =
      #"{"quant_method":"bitsandbytes","load_in_4bit":true,"bnb_4bit_use_double_quant":\#(isDouble)"#
    let normal = try #require(try read(text + #","bnb_4bit_quant_type":"nf4"}"#).checkpoint)
    for type in ["", #","bnb_4bit_quant_type":"fp4""#] {
      let checkpoint = try #require(try read(text + type + "}").checkpoint)
      #expect(checkpoint.name?.contains("FP4") == true && normal.name == nil)
      let format = checkpoint.portions[.feedForwardUp]?.first?.format
      let size = try #require(try SourceTree.shipped.scheme(normal.scheme).rules.first?.format)
      #expect(format?.id == (isDouble ? "fp4-dq" : "fp4"))
      #expect(format?.bits(rows: 64, columns: 128) == size.bits(rows: 64, columns: 128))
    }
    #expect(throws: CatalogError.self) { try read(text + #","bnb_4bit_quant_type":"fp5"}"#) }
  }

  @Test("A checkpoint without such a part is not quantized")
  func plain() throws { #expect(try read("").checkpoint == nil) }

  @Test("A method that is not known is refused by name")
  func unknown() {
    let error = #expect(throws: CatalogError.self) { try read(#"{"quant_method":"magic"}"#) }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath == "quantization_config.quant_method" && entry.found == "\"magic\"")
  }

  @Test("ModelOpt's file beside the configuration counts")
  func beside() throws {
    let text = #"{"producer":{},"quantization":{"quant_algo":"FP8","exclude_modules":["lm_head","model.layers.0*"]}}"#
    let checkpoint = try #require(try read("", beside: text).checkpoint)
    #expect(checkpoint.scheme == "fp8-static" && checkpoint.source.hasSuffix("hf_quant_config.json"))
    // Layer 0 of 32 stays wide.
    let wide = checkpoint.portions[.attentionQuery]?.first { !$0.format.isQuantized }
    #expect(wide?.share == 0.03125)
  }

  static let lists: [(ignored: String, wide: [TensorClass: Double])] = [
    (#"["lm_head","re:.*self_attn.*"]"#, [.attentionQuery: 1, .attentionOutput: 1]),
    (
      #"["model.layers.1.mlp.down_proj","model.layers.2.mlp"]"#, [.feedForwardDown: 2 / 32.0, .feedForwardUp: 1 / 32.0]
    ),
    (#"["language_model.model.layers.1*.self_attn.q_proj"]"#, [.attentionQuery: 11 / 32.0]),
    (#"["vision_tower.layers.3.mlp.down_proj","mtp.layers.0*","multi_modal_projector"]"#, [:]),
    (#"["down_proj"]"#, [.feedForwardDown: 1]),
    (#"["model.layers.0.","model.layers.*.mlp"]"#, [.attentionQuery: 1 / 32.0, .feedForwardUp: 1]),
  ]

  @Test("Lists of what stays wide: names, parts of names, stars, expressions", arguments: lists)
  func staysWide(ignored: String, wide: [TensorClass: Double]) throws {
    let text =
      #"{"quant_method":"compressed-tensors","config_groups":{"group_0":{"targets":["Linear"],"weights":{"num_bits":4,"#
      + #""group_size":128,"type":"int","symmetric":true}}},"ignore":\#(ignored)}"#
    let checkpoint = try #require(try read(text).checkpoint)
    for name in [TensorClass.attentionQuery, .attentionKey, .attentionOutput, .feedForwardUp, .feedForwardDown] {
      let share = checkpoint.portions[name]?.filter { !$0.format.isQuantized }.reduce(0) { $0 + $1.share } ?? 0
      if let expected = wide[name] { #expect(abs(share - expected) < 1e-9, "\(name)") }
      if wide.isEmpty { #expect(share == 0, "\(name)") }
    }
  }

  @Test("Several formats side by side, each with the modules that it is for")
  func mixed() throws {
    let text =
      #"{"quant_method":"modelopt","config_groups":{"group_0":{"targets":["model.layers.0.self_attn.q_proj"],"weights":"#
      + #"{"num_bits":8,"type":"float"}},"group_1":{"targets":["re:.*mlp.*","lm_head"],"weights":{"num_bits":4,"#
      + #""type":"float","group_size":16}}}}"#
    let checkpoint = try #require(try read(text).checkpoint)
    #expect(checkpoint.scheme == "nvfp4")
    #expect(checkpoint.portions[.feedForwardUp] == nil, "as the scheme has it")
    #expect(checkpoint.portions[.outputHead]?.first?.format.id == "nvfp4")
    #expect(checkpoint.portions[.attentionKey]?.first?.format.id == "bf16")
    #expect(checkpoint.portions[.attentionQuery]?.map(\.format.id) == ["bf16", "fp8-e4m3-tensor"])
  }
}
