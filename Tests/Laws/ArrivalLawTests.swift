import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Loads as people have them")
struct ArrivalLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes.over([.model: "llama-3.1-8b", .accelerator: "h100-sxm"])))
  }

  @Test("A time for documents without any is refused, not forgotten")
  func span() throws {
    #expect(throws: PlanningError.self) { try plan([.users: "300", .withinSeconds: "48h"]) }
    #expect(throws: PlanningError.self) { try plan([.withinSeconds: "48h"]) }
    #expect(try plan([.withinSeconds: "none"]).request.withinSeconds == nil)
  }

  @Test("A day's requests are planned for the busiest hour")
  func day() throws {
    let day = try plan([.requestsPerDay: "864k", .peakFactor: "2"])
    let rate = try plan([.requestsPerSecond: "20"])
    #expect(day.deployment == rate.deployment)
    #expect(day.performance == rate.performance)
  }

  @Test("People who think less send more, and need no fewer accelerators")
  func thinking() throws {
    let plans = try ["0s", "10s", "1min", "10min"].map { try plan([.users: "2k", .thinkSeconds: $0]) }
    let counts = plans.map(\.deployment.count)
    #expect(counts == counts.sorted(by: >))
    for plan in plans where plan.verdict.outcome != .doesNotFit { #expect(plan.sequences <= 2000 + counts[0]) }
    let none = try plan([.concurrency: "2k"])
    #expect(plans[0].deployment.count == none.deployment.count)
  }

  @Test("A job gets as many accelerators as its deadline needs")
  func job() throws {
    let counts = try ["12h", "48h", "240h"].map { span in
      let plan = try plan([
        .mode: "offline", .workload: "summarization", .documents: "10M", .withinSeconds: span,
      ])
      #expect(plan.verdict.missedTargets.isEmpty)
      return plan.deployment.count
    }
    #expect(counts == counts.sorted(by: >) && counts[0] > counts[2])
  }

  @Test("A job is done when its documents are served, and costs its rent until then")
  func finished() throws {
    for mode in ["offline", "online"] {
      let plan = try plan([.mode: mode, .documents: "100k", .withinSeconds: "48h"])
      let job = try #require(plan.job)
      #expect(abs(job.finishSeconds.likely * plan.performance.requestsPerSecond.likely - 1e5) < 1e-3)
      #expect(job.finishSeconds.likely <= 48 * 3600 * (1 + 1e-6) && job.finishSeconds.low < job.finishSeconds.high)
      let (usd, hour) = (try #require(job.usd), try #require(plan.cost.usdPerHour))
      #expect(abs(usd.likely - hour * job.finishSeconds.likely / 3600) < 1e-9 * usd.likely)
      #expect(abs(usd.low / usd.likely - job.finishSeconds.low / job.finishSeconds.likely) < 1e-9)
      #expect(abs(usd.high / usd.likely - job.finishSeconds.high / job.finishSeconds.likely) < 1e-9)
      let million = try #require(plan.cost.usdPerMillionItems)
      #expect(abs(million - usd.likely * 10) < 1e-9 * million)
    }
    let online = try plan([.requestsPerSecond: "2"])
    #expect(online.job == nil && online.cost.usdPerMillionItems == nil)
  }

  @Test("Of several loads the one asked for last counts, and none is left of the others")
  func lastCounts() throws {
    let resolver = try Self.planner.get().resolver
    let first = try resolver.request([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .users: "300"])
    #expect(first.load == .users(300, thinkSeconds: 30))
    let second = try resolver.request([.requestsPerSecond: "5"], from: first)
    #expect(second.load == .rate(requestsPerSecond: 5) && second.users == nil)
    let third = try resolver.request([.concurrency: "64"], from: second)
    #expect(third.load == .concurrency(64))
  }

  @Test("The command that a plan prints asks the same", arguments: loads)
  func commands(changes: RequestChanges) throws {
    let resolver = try Self.planner.get().resolver
    let request = try resolver.request(changes.over([.model: "llama-3.1-8b", .accelerator: "h100-sxm"]))
    var again = RequestChanges()
    for field in RequestField.all { again[field] = field.text(in: request) }
    #expect(try resolver.request(again) == request)
  }

  static let loads: [RequestChanges] = [
    [.users: "300"], [.users: "300", .thinkSeconds: "2min"], [.requestsPerDay: "1M", .peakFactor: "3"],
    [.requestsPerSecond: "7"], [.documents: "10k", .withinSeconds: "90min", .mode: "offline"],
    [.concurrency: "5"], [.mode: "offline"], [.maximumTimeToFirstTokenSeconds: "1s@p95"],
  ]
}
