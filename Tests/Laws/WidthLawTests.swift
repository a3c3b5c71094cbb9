import Catalogs
import Domain
import Estimation
import Planning
import TestSupport
import Testing

@Suite("Groups and blocks against the widths of matrices")
struct WidthLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test(
    "Over all models: widths divide by the groups that they are stored in", arguments: ["awq", "w4a16-g128", "nvfp4"])
  func groups(scheme: String) throws {
    let catalogs = try Self.planner.get().catalogs
    let scheme = try catalogs.scheme(scheme)
    for entry in catalogs.entries(.models) {
      let model = try catalogs.model(entry.id)
      guard model.architecture != nil else { continue }
      let profile = try ModelProfile(model)
      for entry in StoredWeights(profile, scheme: scheme).groups {
        #expect(entry.formats.allSatisfy { $0.unfilledGroup(columns: entry.group.columns) == nil }, "\(model.id)")
      }
    }
  }

  @Test("What is kept wide is told, and the rest is quantized")
  func kept() throws {
    let plan = try plan([.model: "deepseek-v2-lite", .accelerator: "rtx-4090", .count: "1", .scheme: "awq"])
    #expect(plan.verdict.outcome != .doesNotFit)
    let told = plan.assumptions.compactMap(\.fact).compactMap { fact -> [Assumption.Kept]? in
      if case .keptWide(128, let kept) = fact { kept } else { nil }
    }
    #expect(told == [[.init(tensorClass: .feedForwardDown, width: 10_944)]])
  }

  @Test("Where next to nothing would be quantized the scheme is refused")
  func refused() throws {
    let plan = try plan([.model: "gpt-oss-120b", .accelerator: "h100-sxm", .count: "1", .scheme: "w4a16-g128"])
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.summary.fact?.refusal?.code == "groupsUnfilled")
  }

  @Test(
    "Blocks of 128 that reach from gate into up are refused on one GPU too, as vLLM refuses them",
    arguments: [("nemotron-3-nano-30b-a3b", 1_856), ("gpt-oss-120b", 2_880), ("deepseek-v2-lite", 10_944)])
  func mergedBlocks(model: String, width: Int) throws {
    let plan = try plan(
      [.model: model, .accelerator: "h200-sxm", .count: "1", .scheme: "fp8-block", .concurrency: "1"])
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.rejected.contains { $0.reason.fact == .blocksCut(size: 128, slice: width, ranks: 1) })
  }

  @Test("Blocks of 128 are not cut by tensor parallel", arguments: [("minimax-m2.7", 8), ("qwen3-30b-a3b", 4)])
  func blocks(model: String, count: Int) throws {
    let plan = try plan(
      [.model: model, .accelerator: "h100-sxm", .count: "\(count)", .scheme: "fp8-block", .concurrency: "1"])
    let layout = plan.deployment.layout
    #expect(layout.tensorParallel < count || layout.expertParallel)
    #expect(
      plan.rejected.contains {
        $0.deployment.layout.tensorParallel == count
          && $0.reason.fact == .blocksCut(size: 128, slice: 192, ranks: count)
      })
  }
}
