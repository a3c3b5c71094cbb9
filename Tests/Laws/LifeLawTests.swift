import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("A deployment's whole life")
struct LifeLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("What is asked of a life changes nothing else of the plan", arguments: RandomQuestion.drawn(8, seed: 41))
  func besides(question: RandomQuestion) throws {
    let before = try plan(question.changes)
    #expect(before.life == nil && before.hostedService == nil)
    var changes = question.changes
    changes[.horizonSeconds] = "12mo"
    changes[.apiPrice] = "0.5:1.5"
    let after = try plan(changes)
    #expect(after.chosen == before.chosen && after.alternatives == before.alternatives)
    #expect(after.reasons == before.reasons && after.verdict == before.verdict)
    #expect((after.life == nil) == (after.verdict.outcome == .doesNotFit))
    if let life = after.life { try sums(life, after) }
    if let service = after.hostedService { try breakEven(service, after.life) }
  }

  /// Costs add up, shares are shares, and paying back takes what it costs.
  private func sums(_ life: LifeEstimate, _ plan: Plan) throws {
    let inference = try #require(life.inferenceUSD)
    let (once, total) = (try #require(life.oneTimeUSD), try #require(life.totalUSD))
    #expect(abs(inference / (try #require(plan.cost.usdPerMonth) * 12) - 1) < 1e-9)
    #expect(abs(total.likely - once.likely - inference) <= 1e-9 * total.likely)
    let share = try #require(life.inferenceShare)
    #expect(share.low > 0 && share.high <= 1)
    if let months = life.breakEvenMonths, let saved = life.savedUSDPerMonth {
      #expect(saved > 0 && abs(months.likely * saved - once.likely) <= 1e-9 * max(once.likely, 1))
    }
    if plan.deployment.scheme == "bf16" { #expect(life.uncompressed == nil && once.high == 0) }
  }

  /// At the load of the break-even both cost the same; twelve months cost twelve times a month, and what is done once.
  private func breakEven(_ service: HostedService, _ life: LifeEstimate?) throws {
    let horizon = try #require(service.horizon)
    #expect(horizon.ownUSD == life?.totalUSD?.likely)
    #expect(abs(try #require(service.usdUntilHorizon) / (service.usdPerMonth * 12) - 1) < 1e-9)
    let own = try #require(service.ownUSDPerMonth)
    guard let rate = service.breakEvenRequestsPerSecond else {
      #expect(service.usdPerRequest * service.capacityRequestsPerSecond * DurationReader.secondsPerMonth < own)
      return
    }
    #expect(rate <= service.capacityRequestsPerSecond)
    #expect(abs(rate * service.usdPerRequest * DurationReader.secondsPerMonth / own - 1) < 1e-9)
  }

  @Test("A longer life costs more, more of it for inference")
  func horizon() throws {
    let lives = try ["1mo", "12mo", "3y"].map { horizon in
      try #require(
        try plan([.model: "llama-3.3-70b-instruct", .scheme: "w4a16-g128", .horizonSeconds: horizon]).life)
    }
    for (shorter, longer) in zip(lives, lives.dropFirst()) {
      #expect(try #require(shorter.totalUSD).likely < (try #require(longer.totalUSD)).likely)
      #expect(try #require(shorter.inferenceShare).likely < (try #require(longer.inferenceShare)).likely)
      #expect(shorter.oneTime == longer.oneTime)
      let months = [shorter, longer].compactMap(\.breakEvenMonths?.likely)
      #expect(months.count == 2 && abs(months[0] / months[1] - 1) < 1e-9)
    }
  }

  @Test("A scheme counts the work that it needs, and what is asked for beside it")
  func counted() throws {
    func counted(_ scheme: String, _ asked: String?) throws -> [OneTimeWork] {
      var changes: RequestChanges = [.model: "llama-3.1-8b", .scheme: scheme, .horizonSeconds: "1y"]
      changes[.oneTimeWork] = asked
      return try #require(try plan(changes).life).oneTime.filter(\.isCounted).map(\.work)
    }
    #expect(try counted("fp8-dynamic", nil) == [])
    #expect(try counted("w4a16-g128", nil) == [.calibration])
    #expect(try counted("fp8-static", nil) == [.scales])
    #expect(try counted("w4a16-g128", "qlora, distillation") == [.calibration, .distillation, .qlora])
  }

  @Test("Fine-tuning is in the costs and not in what compression must pay back; distillation is in both")
  func compression() throws {
    func life(_ asked: String?) throws -> LifeEstimate {
      var changes: RequestChanges = [.model: "llama-3.3-70b-instruct", .scheme: "w4a16-g128", .horizonSeconds: "1y"]
      changes[.oneTimeWork] = asked
      return try #require(try plan(changes).life)
    }
    let (plain, tuned, distilled) = (try life(nil), try life("qlora"), try life("distillation"))
    #expect(try #require(tuned.oneTimeUSD).low > (try #require(plain.oneTimeUSD)).low)
    #expect(tuned.breakEvenMonths == plain.breakEvenMonths && plain.breakEvenMonths != nil)
    #expect(try #require(distilled.breakEvenMonths).low > (try #require(plain.breakEvenMonths)).high)
  }

  @Test("Dearer tokens are paid back by less of a load; cheap enough ones never")
  func prices() throws {
    func rate(_ price: String) throws -> Double? {
      try #require(try plan([.model: "llama-3.1-8b", .count: "1", .apiPrice: price]).hostedService)
        .breakEvenRequestsPerSecond
    }
    #expect(try #require(try rate("10")) < (try #require(try rate("5"))))
    #expect(try rate("0.0001") == nil)
  }
}
