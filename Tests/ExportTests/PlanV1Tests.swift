import Domain
import FoundationEssentials
import Planning
import TestSupport
import Testing

@testable import Export

@Suite("Plans on the wire")
struct PlanV1Tests {
  static let pairs = [
    ("llama-3.1-8b-instruct", "l4"), ("llama-3.3-70b-instruct", "h100-sxm-80gb"), ("deepseek-v3", "h200-sxm-141gb"),
    ("gpt-oss-120b", "b200"), ("gemma-3-27b-it", "rtx-4090"), ("qwen3-30b-a3b", "mi300x"),
    ("mistral-7b-instruct-v0.3", "v100-pcie-16gb"), ("qwen3-8b", "apple-m4-max"), ("bert-base-uncased", "t4"),
  ]

  private func plan(_ model: String, _ accelerator: String) throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    return try planner.plan(planner.request(model: model, accelerator: accelerator))
  }

  @Test("A plan survives JSON, and planning again from it gives it again", arguments: pairs)
  func roundTrip(model: String, accelerator: String) throws {
    let plan = try plan(model, accelerator)
    let json = try PlanExport.text(plan, as: .json)
    let read = try PlanFile.plan(json: Data(json.utf8), path: model)
    #expect(try PlanExport.text(read, as: .json) == json)
    #expect(read.assumptions == plan.assumptions)
    #expect(try ShippedCatalogs.planner().plan(read.request) == plan)
  }

  @Test("That larger fleets were not weighed survives JSON as a fact")
  func largestFleet() throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(
      planner.resolver.request([.model: "llama-3.1-8b", .accelerator: "t4", .requestsPerSecond: "1e6"]))
    let fact = Statement<Assumption>.fact(.largestFleet(accelerators: 4096))
    #expect(plan.assumptions.contains(fact))
    let read = try PlanFile.plan(json: Data(PlanExport.text(plan, as: .json).utf8), path: "fleet")
    #expect(read.assumptions == plan.assumptions)
  }

  private static let life: RequestChanges = [.horizonSeconds: "1s", .apiPrice: "1e-15"]

  @Test(
    "The least numbers that fields take give numbers that JSON takes",
    arguments: [
      [.requestsPerSecond: "1e-15"], [.requestsPerDay: "1e-15"], [.documents: "1e-15", .withinSeconds: "1000000000s"],
      [.users: "1", .thinkSeconds: "1e-320"], [.owned: "1s", .purchasePrice: "1e-15"], [.price: "1e-15"],
    ] as [RequestChanges])
  func least(changes: RequestChanges) throws {
    let planner = try ShippedCatalogs.planner()
    let subject: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4"]
    for more in [RequestChanges(), Self.life] {
      let plan = try planner.plan(planner.resolver.request(changes.over(more).over(subject)))
      #expect(throws: Never.self) { try PlanExport.text(plan, as: .json) }
    }
  }

  @Test("Codes and facts stand beside the sentences")
  func codes() throws {
    let plan = try plan("llama-3.3-70b-instruct", "v100-sxm2-32gb")
    let wire = PlanV1(plan)
    #expect(wire.rejected.count == plan.rejected.count && !wire.rejected.isEmpty)
    #expect(wire.rejected.allSatisfy { $0.code != nil && !$0.reason.isEmpty })
    #expect(wire.repairs.allSatisfy { $0.kind.flatMap(RepairKind.init) != nil })
    #expect(wire.assumptionFacts?.count == wire.assumptions.count)
    #expect(wire.assumptionFacts?.first?.code == "load")
    #expect(wire.assumptionFacts?.first?.contextTokens == plan.request.contextTokens)
  }

  @Test("A plan written before codes and facts were told is read, and written as it was")
  func earlier() throws {
    let earlier = try String(contentsOfFile: Golden.path("plan.json"), encoding: .utf8)
    #expect(!earlier.contains("\"code\"") && !earlier.contains("\"assumptionFacts\""))
    let plan = try PlanFile.plan(json: Data(earlier.utf8), path: "plan.json")
    #expect(plan.rejected.allSatisfy { $0.reason.code == nil } && plan.repairs.allSatisfy { $0.kind == nil })
    #expect(try PlanExport.text(plan, as: .json) == earlier)
  }
}
