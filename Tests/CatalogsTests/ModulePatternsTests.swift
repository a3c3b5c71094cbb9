import Domain
import TestSupport
import Testing

@testable import Catalogs

/// MXFP4 covers all layers of dense models and the experts of others, so that what stays wide differs from both.
@Suite("Lists of what stays wide in dense MXFP4")
struct ModulePatternsTests {
  private static func quark(_ excluded: String) -> String {
    #"{"quant_method":"quark","global_quant_config":{"weight":{"dtype":"fp4","group_size":32}},"exclude":["#
      + #""lm_head",\#(excluded)]}"#
  }

  private static func compressed(_ ignored: String) -> String {
    #"{"quant_method":"compressed-tensors","format":"mxfp4-pack-quantized","config_groups":{"group_0":{"targets":"#
      + #"["Linear"],"weights":{"num_bits":4,"type":"float","strategy":"group","group_size":32}}},"ignore":["#
      + #""lm_head",\#(ignored)]}"#
  }

  private static let exact = (0..<32).map { #""model.layers.\#($0).self_attn""# }.joined(separator: ",")

  static let forms = [
    quark(#""*self_attn*""#), quark(#""re:.*self_attn.*""#), quark(exact),
    compressed(#""re:.*self_attn.*""#), compressed(exact),
    #"{"quant_method":"mxfp4","modules_to_not_convert":["model.layers.*.self_attn","lm_head"]}"#,
  ]

  @Test("Attention that is excluded stays at 16 bits", arguments: forms)
  func excluded(text: String) throws {
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(checkpoint.scheme == "mxfp4")
    for name in [TensorClass.attentionQuery, .attentionKey, .attentionValue, .attentionOutput] {
      #expect(try checkpoint.bits(name) == [16: 1], "\(name)")
    }
    #expect(try checkpoint.bits(.feedForwardUp) == [4: 1])
    #expect(checkpoint.wide(in: try SourceTree.shipped.scheme("mxfp4")).contains(.attentionQuery))
  }

  @Test("A layer that is excluded alone is that share of each class")
  func layer() throws {
    let text = Self.quark(#""model.layers.3""#)
    let checkpoint = try #require(try CheckpointFolder.model(text).checkpoint)
    #expect(try checkpoint.bits(.feedForwardDown) == [4: 31 / 32.0, 16: 1 / 32.0])
  }

  @Test("Experts alone are what the scheme makes of a mixture; all layers are more")
  func mixture() throws {
    let others = CheckpointFolder.mixture
    let usual = try CheckpointFolder.model(Self.quark(#""*self_attn*""#), type: "qwen3_moe", others: others)
    #expect(usual.checkpoint?.portions == [:], "experts only, as the scheme has it")
    let whole = try CheckpointFolder.model(Self.quark(#""router""#), type: "qwen3_moe", others: others)
    #expect(try whole.checkpoint?.bits(.attentionQuery, experts: 16) == [4: 1])
  }
}
