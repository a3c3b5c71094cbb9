import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What mlx-lm writes: `quantization`, and the same again as `quantization_config`, without a method's name.
@Suite("Checkpoints of MLX")
struct QuantizationReaderMLXTests {
  @Test("Any width that has a scheme is planned as that", arguments: [3, 4, 5, 6, 8])
  func widths(bits: Int) throws {
    for key in ["quantization", "quantization_config"] {
      let checkpoint = try #require(
        try CheckpointFolder.model(#"{"group_size":64,"bits":\#(bits)}"#, key: key).checkpoint)
      #expect(checkpoint.scheme == "mlx-int\(bits)" && checkpoint.portions == [:])
      #expect(checkpoint.label == "mlx, \(bits) bits in groups of 64")
      #expect(try checkpoint.bits(.embedding) == [Double(bits): 1])
    }
  }

  @Test("Modules may have settings of their own, or stay wide")
  func modules() throws {
    let text =
      #"{"group_size":64,"bits":4,"mode":"affine","model.embed_tokens":{"group_size":64,"bits":6},"lm_head":false,"#
      + #""model.layers.0.mlp.down_proj":{"group_size":64,"bits":6},"model.layers.1.mlp.down_proj":true,"#
      + #""model.layers.2.self_attn.q_proj":false}"#
    let checkpoint = try #require(try CheckpointFolder.model(text, key: "quantization").checkpoint)
    #expect(checkpoint.scheme == "mlx-int4")
    #expect(try checkpoint.bits(.embedding) == [6: 1])
    #expect(try checkpoint.bits(.outputHead) == [16: 1])
    #expect(try checkpoint.bits(.feedForwardDown) == [4: 31 / 32.0, 6: 1 / 32.0])
    #expect(try checkpoint.bits(.attentionQuery) == [4: 31 / 32.0, 16: 1 / 32.0])
  }

  @Test("Experts are one module a layer")
  func experts() throws {
    let text = #"{"group_size":64,"bits":4,"model.layers.0.mlp.switch_mlp.up_proj":{"group_size":64,"bits":8}}"#
    let model = try CheckpointFolder.model(
      text, type: "qwen3_moe", others: CheckpointFolder.mixture, key: "quantization")
    #expect(try model.checkpoint?.bits(.expertUp, experts: 16) == [4: 31 / 32.0, 8: 1 / 32.0])
  }

  @Test("Other groups are stored as they are, under a name of their own")
  func groups() throws {
    let checkpoint = try #require(try CheckpointFolder.model(#"{"group_size":32,"bits":4}"#).checkpoint)
    let format = try #require(checkpoint.portions[.feedForwardUp]?.first?.format)
    // A scale and a bias of 16 bits each.
    #expect(format.elementBits == 4 && format.scaleBits == 16 && format.zeroPointBits == 16)
    #expect(format.granularity == .group(32))
    #expect(try checkpoint.stored().name == "MLX 4-bit, group 32")
  }

  @Test("Microscaled floats are the scheme of that name, embedding and head included, and only MLX reads them")
  func microscaled() throws {
    let checkpoint = try #require(
      try CheckpointFolder.model(#"{"group_size":32,"bits":4,"mode":"mxfp4"}"#).checkpoint)
    #expect(checkpoint.scheme == "mxfp4" && checkpoint.engines == ["mlx"])
    #expect(try checkpoint.bits(.embedding) == [4: 1])
  }

  static let refused = [
    (#"{"group_size":64,"bits":2}"#, "bits", "3, 4, 5, 6 or 8"),
    (#"{"group_size":16,"bits":4,"mode":"nvfp4"}"#, "mode", "affine or mxfp4"),
    (#"{"group_size":64,"bits":4,"lm_head":{"bits":9}}"#, "lm_head", "3, 4, 5, 6 or 8"),
  ]

  @Test("What no scheme stands for is refused by its key", arguments: refused)
  func refusals(text: String, key: String, expected: String) {
    let error = #expect(throws: CatalogError.self) { try CheckpointFolder.model(text, key: "quantization") }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath.contains(key) && entry.expected.contains(expected))
  }
}
