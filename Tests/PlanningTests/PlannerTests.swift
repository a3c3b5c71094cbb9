import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Llama 4 Scout on one 80 GB GPU?")
struct PlannerTests {
  private func plan(_ change: (inout PlanRequest) -> Void) throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-4-scout", accelerator: "h100-sxm")
    change(&request)
    return try planner.plan(request)
  }

  @Test("Yes, at four bits")
  func fits() throws {
    let plan = try plan { $0.count = 1 }
    #expect(plan.verdict.outcome != .doesNotFit)
    #expect(plan.headline.nominalBits == 4)
    #expect(plan.deployment.count == 1)
    #expect(plan.memory.items.map(\.bytes).sum() == plan.memory.totalBytes)
    #expect(plan.memory.keyValueCacheTokens >= plan.request.concurrency * plan.request.contextTokens)
    #expect(plan.quality.recovery != nil)
    #expect(plan.quality.relativeSquaredError != nil)
    #expect(plan.quality.basis == .synthetic)
  }

  @Test("Not in BF16, and each repair, applied, does fit")
  func doesNotFit() throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try plan {
      $0.count = 1
      $0.scheme = "bf16"
    }
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.spareBytes < .zero)
    let summary = try #require(plan.verdict.summary.fact)
    #expect(summary.usedBytes > summary.capacityBytes && summary.refusal == nil)
    #expect(plan.repairs.count >= 2)
    for repair in plan.repairs {
      let repaired = try planner.plan(repair.request)
      #expect(repaired.verdict.outcome != .doesNotFit, "\(repair.action)")
    }
    #expect(plan.repairs.contains { $0.request.scheme != "bf16" })
    #expect(plan.repairs.contains { ($0.request.count ?? 0) > 1 })
  }

  @Test(
    "GPUs needed by scheme: by capacity and with a valid layout",
    arguments: [("bf16", 3, 4), ("fp8-dynamic", 2, 2), ("w4a16-g128", 1, 1)])
  func counts(scheme: String, byCapacity: Int, count: Int) throws {
    let planner = try ShippedCatalogs.planner()
    let request = try planner.request(model: "llama-4-scout", accelerator: "h100-sxm")
    let report = try planner.fit(request, accelerators: ["h100-sxm"])
    let row = try #require(report.rows.first { $0.scheme == scheme })
    #expect(row.countByCapacity == byCapacity)
    #expect(row.count == count)
    #expect(try #require(row.spareBytes) >= .zero)
  }

  @Test("Three GPUs can't share 40 query heads, and the plan says so")
  func threeGPUs() throws {
    let plan = try plan {
      $0.count = 3
      $0.scheme = "bf16"
    }
    #expect(plan.rejected.contains { $0.reason == .fact(.indivisible(.queryHeads(40), ranks: 3)) })
  }

  @Test("With all layers full the cache is larger than with chunks, and both are said")
  func chunks() throws {
    let plan = try plan {
      $0.count = 1
      $0.concurrency = 1
      $0.contextTokens = 131_072
    }
    #expect(plan.memory.keyValueCacheWindowedBytes < plan.memory.keyValueCacheFullBytes)
    #expect(plan.assumptions.contains { $0.code == "windows" })
  }
}
