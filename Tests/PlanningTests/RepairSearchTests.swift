import Domain
import Planning
import TestSupport
import Testing

@Suite("Repairs")
struct RepairSearchTests {
  private func fits(_ mode: ServingMode) throws -> [Repair.Fit] {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-4-scout", accelerator: "h100-sxm")
    request.mode = mode
    request.count = 1
    request.scheme = "bf16"
    return try planner.plan(request).repairs.compactMap { repair in
      if case .fact(.fits(let fit)) = repair.effect { fit } else { nil }
    }
  }

  @Test("Repairs speak of tokens a second and the price of a million offline, of time a token online")
  func modes() throws {
    let offline = try fits(.offline)
    // Some accelerators have no known price.
    #expect(offline.contains { $0.usdPerMillionTokens != nil })
    for fit in offline {
      if case .tokensPerSecond = fit.pace { continue }
      Issue.record("\(fit)")
    }
    let online = try fits(.online)
    #expect(!online.isEmpty && online.allSatisfy { $0.usdPerMillionTokens == nil })
    for fit in online {
      if case .secondsPerToken = fit.pace { continue }
      Issue.record("\(fit)")
    }
  }

  @Test("Every repair is of another kind, and does what it says when it is planned")
  func kinds() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.3-70b-instruct", accelerator: "h100-sxm")
    request.count = 1
    for scheme in ["bf16", nil] {
      request.scheme = scheme
      let plan = try planner.plan(request)
      #expect(Set(plan.repairs.map(\.kind)).count == plan.repairs.count && !plan.repairs.isEmpty)
      for repair in plan.repairs {
        guard case .fact(.fits(let fit)) = repair.effect else { continue }
        let again = try planner.plan(repair.request)
        #expect(again.verdict.outcome != .doesNotFit && again.deployment.count == fit.accelerators)
        #expect(again.memory.spareBytes == fit.spareBytes)
        #expect(again.performance.pace(request.mode) == fit.pace)
      }
    }
  }
}
