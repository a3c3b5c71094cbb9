import Domain
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("Ranking candidates")
struct StrategyTests {
  private func candidates(_ mode: ServingMode) throws -> (Strategy, [Candidate]) {
    let fixture = try SearchFixture("llama-3.3-70b-instruct", "h100-sxm") { $0.mode = mode }
    let strategy = Strategy(mode: mode, request: fixture.request)
    return (strategy, fixture.builder.weigh().candidates)
  }

  @Test("What fits comes first, then what misses the fewest targets", arguments: ServingMode.allCases)
  func order(mode: ServingMode) throws {
    let (strategy, candidates) = try candidates(mode)
    let best = try #require(strategy.best(candidates))
    #expect(best.fits == candidates.contains(where: \.fits))
    let fewestMissed = candidates.filter { $0.fits == best.fits }.map(\.missed).min()
    #expect(best.missed == fewestMissed)
  }

  @Test("The order of the candidates changes nothing", arguments: ServingMode.allCases)
  func deterministic(mode: ServingMode) throws {
    let (strategy, candidates) = try candidates(mode)
    let best = try #require(strategy.best(candidates))
    #expect(strategy.best(candidates.reversed())?.deployment == best.deployment)
    let half = candidates.count / 2
    #expect(strategy.best(Array(candidates[half...] + candidates[..<half]))?.deployment == best.deployment)
  }

  @Test("Online takes the least rent that fits and meets the targets")
  func rent() throws {
    let (strategy, candidates) = try candidates(.online)
    let best = try #require(strategy.best(candidates))
    let able = candidates.filter { $0.fits && $0.missed == best.missed }
    #expect(best.cost.usdPerHour == able.compactMap(\.cost.usdPerHour).min())
  }

  @Test("A file that errs more is never said to lose less", arguments: ["llama-3.1-8b", "qwen3-14b", "gemma-3-12b-it"])
  func files(model: String) throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(
      planner.resolver.request([.model: model, .accelerator: "l40s", .engine: "llama-cpp", .count: "1"]))
    let files = plan.alternatives.filter { $0.deployment.scheme.hasPrefix("gguf-") }.map(\.quality)
      .sorted { ($0.relativeSquaredError?.likely ?? 0) < ($1.relativeSquaredError?.likely ?? 0) }
    let losses = files.map { $0.perplexityIncrease?.likely ?? 0 }
    #expect(losses.count > 4 && losses == losses.sorted())
    #expect(plan.deployment.scheme != "gguf-q4_0")
  }

  @Test("Nothing costs accuracy for less than nothing")
  func penalty() throws {
    for candidate in try candidates(.online).1 { #expect(Strategy.penalty(candidate) >= 1) }
  }
}
