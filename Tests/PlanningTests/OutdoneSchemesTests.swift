import Domain
import Estimation
import TestSupport
import Testing

@testable import Planning

@Suite("Schemes that others outdo")
struct OutdoneSchemesTests {
  @Test(
    "The best without them is as good as the best of each scheme alone",
    arguments: ["llama-3.1-8b-instruct", "llama-4-scout", "gpt-oss-20b"],
    ["h100-sxm", "rtx-4090", "mi300x", "a100-sxm-80gb"])
  func best(model: String, accelerator: String) throws {
    for objective in [nil, Objective.throughput, .latency, .energy, .quality] {
      for mode in [ServingMode.online, .offline] {
        var aside: WaitingLimits?
        let fixture = try SearchFixture(model, accelerator) {
          $0.objective = objective
          if $0.mode != mode { $0.toggleMode(keeping: &aside) }
        }
        let builder = fixture.builder
        let strategy = builder.strategy
        let best = try #require(builder.best())
        for stored in builder.search.runnable.filter(builder.isAllowed) {
          var alone = fixture.request
          alone.scheme = stored.scheme.id
          guard let other = PlanBuilder(fixture.resources, request: alone).best() else { continue }
          #expect(
            !(strategy.score(other) < strategy.score(best)),
            "\(stored.scheme.id), \(mode), \(objective?.rawValue ?? "none")")
        }
      }
    }
  }

  @Test("Of four forms of INT4 with groups of 128 the symmetric one is left on an H100, and of FP8 two")
  func known() throws {
    let fixture = try SearchFixture("llama-3.3-70b-instruct", "h100-sxm", count: 4)
    let builder = fixture.builder
    var outdone = OutdoneSchemes(among: builder.search.runnable, fixture.resources, fixture.request)
    var left: Set<String> = []
    for stored in outdone.ordered(builder.search.runnable) {
      let shapes = builder.search.shapes(stored, count: 4, formats: builder.formats).shapes
      if !outdone.left(of: shapes, scheme: stored.scheme.id).isEmpty { left.insert(stored.scheme.id) }
    }
    #expect(left.isSuperset(of: ["bf16", "w4a16-g128", "fp8-static", "fp8-dynamic", "w8a8-int8"]))
    #expect(left.isDisjoint(with: ["awq", "gptq", "w4a16-g128-asym", "fp8-block"]))
  }

  @Test("Where a limit of watts is asked for, or what was measured of one scheme, all are weighed")
  func asked() throws {
    let fixture = try SearchFixture("llama-3.3-70b-instruct", "h100-sxm", count: 4) { $0.maximumWatts = 5_000 }
    let builder = fixture.builder
    let outdone = OutdoneSchemes(among: builder.search.runnable, fixture.resources, fixture.request)
    #expect(outdone.ordered(builder.search.runnable).map(\.scheme.id) == builder.search.runnable.map(\.scheme.id))
  }
}
