import Domain
import Planning
import TestSupport
import Testing

@testable import Presentation

@Suite("What one plan wins and loses beside another")
struct BalanceTextTests {
  private func plan(_ model: String, _ scheme: String, count: Int = 1) throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "h100-sxm")
    (request.scheme, request.count, request.simulate) = (scheme, count, .off)
    return try planner.plan(request)
  }

  @Test("Figures on both sides are told with their signs")
  func trade() throws {
    let (one, two) = (try plan("llama-3.1-8b-instruct", "bf16"), try plan("llama-3.1-8b-instruct", "bf16", count: 2))
    let words = BalanceText.sentence("B", two, beside: one, called: "A")
    #expect(words.hasPrefix("B wins ") && words.contains("; loses ") && words.contains("TPOT −"))
    #expect(words.contains("an hour ×2"))
  }

  @Test("The same plan is as good in all that decides")
  func same() throws {
    let one = try plan("llama-3.1-8b-instruct", "bf16")
    #expect(BalanceText.sentence("B", one, beside: one, called: "A") == "B is as good as A in all that decides.")
  }

  @Test("Where it isn't known what is kept of the accuracy, nothing is worse in nothing")
  func unknown() throws {
    let (wide, narrow) = (try plan("bert-base-uncased", "bf16"), try plan("bert-base-uncased", "w8a8-int8"))
    let words = BalanceText.sentence("B", narrow, beside: wide, called: "A")
    #expect(words.contains("isn't known") && !words.contains("worse in nothing"))
  }

  @Test("Another model is no trade")
  func otherModel() throws {
    let (one, other) = (try plan("llama-3.1-8b-instruct", "bf16"), try plan("qwen3-8b", "bf16"))
    #expect(BalanceText.sentence("B", other, beside: one, called: "A").contains("another model"))
  }
}
