import Domain
import Testing

@testable import Catalogs

@Suite("What checkpoints call their modules")
struct ModuleNamesTests {
  @Test(
    "MiniMax M3's experts, those that it shares and its index are where its lists of formats name them",
    arguments: ["minimax_m3", "minimax_m3_vl"])
  func miniMax(type: String) {
    let names = ModuleNames(type: type).inLayers
    #expect(names[.expertGate] == ["block_sparse_moe.experts.0.w1"])
    #expect(names[.sharedExpertDown]?.contains("block_sparse_moe.shared_experts.down_proj") == true)
    #expect(names[.sparseIndexer]?.contains("self_attn.index_q_proj") == true)
  }
}
