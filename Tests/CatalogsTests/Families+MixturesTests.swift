import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Keys that the newer mixtures and hybrids have in place of others.
@Suite("Reading newer mixtures and hybrids")
struct FamiliesMixturesTests {
  private static let sizes = """
    "hidden_size":1024,"intermediate_size":4096,"num_hidden_layers":8,"num_attention_heads":8,"num_key_value_heads":2,
    "vocab_size":32000,"max_position_embeddings":65536,"torch_dtype":"bfloat16"
    """

  private func read(_ type: String, _ keys: String) throws -> ModelArchitecture {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array(#"{"model_type":"\#(type)",\#(Self.sizes),\#(keys)}"#.utf8), to: path)
    return try #require(try SourceTree.shipped.model(path).architecture)
  }

  private func mixtures(_ architecture: ModelArchitecture) -> [(count: Int, mixture: MixtureOfExperts)] {
    architecture.blocks.compactMap { if case .mixture(let part) = $0.feedForward { ($0.count, part) } else { nil } }
  }

  private func windows(_ architecture: ModelArchitecture) -> Int {
    architecture.blocks.reduce(0) {
      guard case .attention(let attention) = $1.mixer, case .window = attention.span else { return $0 }
      return $0 + $1.count
    }
  }

  @Test("EXAONE's pattern may be letters, its mixtures a list, and the layer that looks ahead is dense")
  func exaone() throws {
    let keys = """
      "head_dim":128,"num_experts":16,"num_experts_per_tok":4,"num_shared_experts":1,"moe_intermediate_size":512,
      "sliding_window":128,"sliding_window_pattern":"LLLG","is_moe_layer":[false,false,true,true,true,true,true,true]
      """
    let architecture = try read("exaone_moe", keys + #","num_nextn_predict_layers":1"#)
    #expect(windows(architecture) == 6)
    #expect(mixtures(architecture).reduce(0) { $0 + $1.count } == 6)
    // Attention, three matrices, a projection of two hidden states, five norms and those of a head's queries and keys.
    let attention = 2 * 1024 * 128 * (8 + 2)
    let parts = attention + 3 * 1024 * 4096 + 2 * 1024 * 1024 + 5 * 1024 + 2 * 128
    #expect(architecture.multiTokenPrediction?.parameters == Int64(parts))
    #expect(try read("exaone_moe", keys).multiTokenPrediction == nil)
  }

  @Test("DeepSeek V4 compresses by its list of ratios, or else by its class's pattern of layers")
  func deepSeek() throws {
    let keys = #""n_routed_experts":16,"num_experts_per_tok":4,"moe_intermediate_size":512"#
    func compressions(_ keys: String) throws -> [Int?: Int] {
      let blocks = try read("deepseek_v4", keys).blocks
      return Dictionary(
        blocks.map { block -> (Int?, Int) in
          guard case .compressedAttention(let attention) = block.mixer else { return (-1, block.count) }
          return (attention.compression, block.count)
        }, uniquingKeysWith: +)
    }
    #expect(try compressions(keys) == [128: 5, 4: 3])
    #expect(try compressions(keys + #","compress_ratios":[0,0,4,128,4,128,4,128,0]"#) == [nil: 2, 4: 3, 128: 3])
    let names = Array(repeating: #""compressed_sparse_attention""#, count: 8).joined(separator: ",")
    #expect(try compressions(keys + #","layer_types":[\#(names)]"#) == [4: 8])
    #expect(throws: CatalogError.self) { try compressions(keys + #","compress_ratios":[0,0,4,128,5,128,4,128]"#) }
    #expect(throws: CatalogError.self) { try compressions(keys + #","compress_ratios":[4]"#) }
    #expect(throws: CatalogError.self) { try compressions(keys + #","o_groups":3"#) }
  }

  @Test("Ling's routers have a bias where the configuration says so", arguments: [true, false])
  func ling(isBiased: Bool) throws {
    let architecture = try read(
      "bailing_moe",
      """
      "num_experts":16,"num_experts_per_tok":4,"num_shared_experts":2,"moe_intermediate_size":512,
      "first_k_dense_replace":1,"use_qk_norm":true,"moe_router_enable_expert_bias":\(isBiased)
      """)
    let part = try #require(mixtures(architecture).first)
    #expect(part.count == 7 && part.mixture.hasCorrectionBias == isBiased)
    #expect(part.mixture.sharedIntermediateSize == 1024)
  }

  @Test("Trinity's dense layers have a key of their own, and windows come three in four")
  func trinity() throws {
    let architecture = try read(
      "afmoe",
      """
      "num_experts":16,"num_experts_per_tok":4,"num_shared_experts":1,"moe_intermediate_size":512,"num_dense_layers":2,
      "global_attn_every_n_layers":4,"sliding_window":2048
      """)
    #expect(mixtures(architecture).reduce(0) { $0 + $1.count } == 6 && windows(architecture) == 6)
  }

  @Test("North's experts are as wide as `intermediate_size`, its dense layers as their own key")
  func north() throws {
    let architecture = try read(
      "cohere2_moe",
      #""num_experts":16,"num_experts_per_tok":4,"first_k_dense_replace":1,"prefix_dense_intermediate_size":6144"#)
    #expect(mixtures(architecture).map(\.mixture.intermediateSize).allSatisfy { $0 == 4096 })
    let dense = architecture.blocks.compactMap { block -> Int? in
      if case .dense(let part) = block.feedForward { part.intermediateSize } else { nil }
    }
    #expect(dense == [6144])
  }

  @Test("OLMo's linear layers take their sizes from the attention where keys are left out")
  func olmo() throws {
    let architecture = try read("olmo_hybrid", #""linear_num_key_heads":null"#)
    let mixers = architecture.blocks.compactMap { block -> GatedDeltaNet? in
      if case .recurrent(.gatedDeltaNet(let mixer)) = block.mixer { mixer } else { nil }
    }
    #expect(
      mixers == [
        GatedDeltaNet(
          keyHeads: 8, keyHeadDimension: 96, valueHeads: 8, valueHeadDimension: 192, convolutionWidth: 4)
      ])
  }
}
