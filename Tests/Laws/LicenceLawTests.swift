import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@Suite("Licences that are asked for")
struct LicenceLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ model: String, _ licence: String?) throws -> Plan {
    let planner = try Self.planner.get()
    var asked: RequestChanges = [.model: model, .accelerator: "h100-sxm", .count: "1"]
    asked[.licence] = licence
    return try planner.plan(planner.resolver.request(asked))
  }

  @Test("A model whose licence is allowed is planned as if nobody had asked", arguments: ["permissive", "Apache 2.0"])
  func allowed(licence: String) throws {
    let asked = try plan("qwen3-8b", licence)
    let plain = try plan("qwen3-8b", "any")
    #expect(asked.deployment == plain.deployment && asked.verdict == plain.verdict)
    #expect(plain.request.licence == nil)
  }

  @Test("Another licence is a No with its reason, and no repair is of such a model")
  func refused() throws {
    let planner = try Self.planner.get()
    let plan = try plan("llama-3.1-8b-instruct", "permissive")
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.rejected.first?.reason.code == "licence")
    #expect(plan.recommendations.online == nil)
    for repair in plan.repairs {
      let licence = try planner.catalogs.model(repair.request.model).licence
      #expect(LicencePolicy("permissive").allows(licence))
    }
    #expect(try self.plan("llama-3.1-8b-instruct", "llama 3.1 community").verdict.outcome != .doesNotFit)
  }

  @Test("A licence that no model has is refused by name")
  func unknown() throws {
    #expect(throws: PlanningError.self) { try plan("qwen3-8b", "Apache-3") }
  }

  @Test("Where models are ranked, the rows are those of any licence that may be taken, in the same order")
  func ranked() throws {
    let planner = try Self.planner.get()
    let all = try planner.models([.accelerator: "l4", .workload: "rag"])
    let some = try planner.models([.accelerator: "l4", .workload: "rag", .licence: "permissive"])
    let allowed = all.rows.map(\.model).filter { LicencePolicy("permissive").allows($0.licence) }.map(\.id)
    #expect(Set(some.rows.map(\.model.id)) == Set(allowed))
    #expect(some.rows.allSatisfy { $0.model.licence != nil })
    #expect(some.leftOut.contains { $0.reason == .licence(nil, wanted: "permissive") })
  }
}
