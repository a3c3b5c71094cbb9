import Domain
import Estimation
import Planning
import Quantities
import TestSupport
import Testing

@Suite("A day of a deployment, its cold start, its spare replicas")
struct DayLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("A day's hours have the mean 1 and the busiest hour first", arguments: [1, 1.3, 2, 2.4, 5, 12, 23.9, 24])
  func curve(peak: Double) {
    let factors = DailyCurve(peakFactor: peak).factors
    #expect(factors.count == 24 && abs(factors[0] - peak) < 1e-9)
    #expect(factors.allSatisfy { $0 >= 0 && $0 <= peak + 1e-9 })
    #expect(abs(factors.reduce(0, +) / 24 - 1) < 1e-6)
    #expect(zip(factors.prefix(13), factors.prefix(13).dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
  }

  private func day(_ peak: String, requests: String = "3M", spare: String = "0") throws -> DutyCycle {
    try #require(
      try plan([
        .model: "llama-3.1-8b", .accelerator: "h100-sxm", .requestsPerDay: requests, .peakFactor: peak,
        .spareReplicas: spare,
      ]).dutyCycle)
  }

  @Test("The same rate all day leaves nothing to scale; a higher peak leaves more")
  func scaling() throws {
    let flat = try day("1")
    #expect(flat.autoscaledAcceleratorHours == flat.alwaysOnAcceleratorHours && flat.starts == 0)
    #expect(flat.savedShare == 0)
    let days = try ["1.5", "2.4", "6"].map { try day($0) }
    for (flatter, steeper) in zip(days, days.dropFirst()) { #expect(flatter.savedShare < steeper.savedShare) }
    for day in days {
      #expect(day.autoscaledAcceleratorHours <= day.alwaysOnAcceleratorHours)
      let energy = (try #require(day.autoscaledKilowattHours), try #require(day.alwaysOnKilowattHours))
      #expect(energy.0 <= energy.1)
      #expect(day.hours.allSatisfy { $0.busyShare >= $0.busyShareAlwaysOn && $0.busyShare <= 1 })
    }
  }

  @Test("A day's tokens cost a day's rent, whatever the busiest hour", arguments: ["1", "2.4", "8"])
  func price(peak: String) throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .requestsPerDay: "3M", .peakFactor: peak,
    ])
    let (hour, million) = (try #require(plan.cost.usdPerHour), try #require(plan.cost.usdPerMillionTokens))
    let tokens = 3e6 * Double(plan.request.outputTokens)
    #expect(abs(million * tokens / 1e6 / (24 * hour) - 1) < 1e-6)
  }

  @Test("A day that keeps too few busy day and night costs what they serve then", arguments: ["300M", "3000M"])
  func saturated(requests: String) throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .requestsPerDay: requests,
    ])
    let (hour, million) = (try #require(plan.cost.usdPerHour), try #require(plan.cost.usdPerMillionTokens))
    #expect(plan.verdict.missedTargets.count >= 1)
    let anHour = plan.performance.outputTokensPerSecond.likely * 3600
    #expect(abs(million * anHour / 1e6 / hour - 1) < 1e-6)
  }

  @Test("What a day brings is what was asked, and no hour's replicas have more to do than the busiest hour's")
  func load() throws {
    let day = try day("2.4")
    let requests = day.hours.reduce(0) { $0 + $1.requestsPerSecond * 3600 }
    #expect(abs(requests / 3e6 - 1) < 1e-6)
    let busiest = day.hours[0].requestsPerSecond / Double(day.hours[0].replicas)
    #expect(day.hours.allSatisfy { $0.requestsPerSecond / Double($0.replicas) <= busiest * (1 + 1e-9) })
  }

  @Test(
    "A spare replica costs what the others cost and serves nothing", arguments: ["qwen3-8b", "llama-3.3-70b-instruct"])
  func spare(model: String) throws {
    var changes: RequestChanges = [.model: model, .accelerator: "h100-sxm", .requestsPerSecond: "2"]
    let without = try plan(changes)
    changes[.spareReplicas] = "1"
    let with = try plan(changes)
    #expect(with.deployment.spareReplicas == 1)
    #expect(with.deployment.count == with.deployment.layout.count * (with.deployment.replicas + 1))
    #expect(with.deployment.count > without.deployment.count)
    #expect(with.performance.requestsPerSecond == without.performance.requestsPerSecond)
    let each = try #require(without.cost.usdPerHour) / Double(without.deployment.count)
    #expect(abs(try #require(with.cost.usdPerHour) / Double(with.deployment.count) / each - 1) < 1e-9)
    changes[.count] = String(with.deployment.count)
    #expect(try plan(changes).deployment == with.deployment)
  }

  @Test(
    "The busiest hour draws what the plan's energy says, and no hour less than an idle accelerator",
    arguments: ["1", "2.4"])
  func power(peak: String) throws {
    let plan = try plan([
      .model: "llama-3.1-8b", .accelerator: "h100-sxm", .requestsPerDay: "3M", .peakFactor: peak,
    ])
    let (day, power) = (try #require(plan.dutyCycle), try #require(plan.dutyCycle?.power))
    guard case .fact(.boardPower(let board)) = plan.energy.basis else { throw PlanningError.noScheme("") }
    #expect(abs(power.busyWatts / (board.watts * board.share) - 1) < 1e-9)
    #expect(day.hours[0].wattsAlwaysOn == power.busyWatts)
    #expect(
      day.hours.allSatisfy { $0.wattsAlwaysOn ?? 0 >= power.idleWatts && $0.wattsAlwaysOn ?? 0 <= power.busyWatts })
  }

  @Test("A larger checkpoint starts later, and a faster network earlier")
  func coldStart() throws {
    func start(_ scheme: String) throws -> ColdStart {
      try #require(
        try plan([
          .model: "llama-3.1-8b", .accelerator: "h100-sxm", .scheme: scheme, .requestsPerDay: "100k",
        ]).coldStart)
    }
    let (wide, narrow) = (try start("bf16"), try start("w4a16-g128"))
    #expect(wide.bytes > narrow.bytes && wide.usualSeconds > narrow.usualSeconds)
    let ready = wide.paths.map { wide.readySeconds($0).likely }
    #expect(wide.paths.map(\.source) == [.disk, .network10, .network100] && ready[2] < ready[1])
    #expect(wide.paths.allSatisfy { wide.loadSeconds($0).low > 0 })
  }

  @Test("Nobody who doesn't ask is told of a day", arguments: RandomQuestion.drawn(4, seed: 5))
  func unasked(question: RandomQuestion) throws {
    let plan = try plan(question.changes)
    #expect(plan.dutyCycle == nil && plan.coldStart == nil && plan.deployment.spareReplicas == 0)
  }
}
