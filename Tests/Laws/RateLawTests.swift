import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Any rate is served by as many accelerators as it takes")
struct RateLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ rate: Double, count: Int? = nil, _ more: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    var changes: RequestChanges = [
      .model: "llama-3.1-70b", .accelerator: "h100-sxm", .workload: "rag", .requestsPerSecond: "\(rate)",
    ]
    changes[.count] = count.map(String.init)
    for field in RequestField.all { changes[field] = more[field] ?? changes[field] }
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("Twice the machines serve twice the rate as well, however closely one looks", arguments: [12, 24, 48])
  func scale(count: Int) throws {
    let rate = 4.0 * Double(count)
    let (one, twice) = try (plan(rate, count: count), plan(2 * rate, count: 2 * count))
    for plan in [one, twice] {
      #expect(plan.verdict.missedTargets == [])
    }
    let (first, other) = (one.performance.timeToFirstTokenSeconds, twice.performance.timeToFirstTokenSeconds)
    #expect(abs(first.likely / other.likely - 1) < 0.15)
  }

  @Test("An open count serves any rate, at no more for each request than a smaller", arguments: [80, 320, 2000, 1e4])
  func fleets(rate: Double) throws {
    let (part, whole) = try (plan(rate / 4), plan(rate))
    #expect(whole.verdict.missedTargets == [])
    #expect(whole.deployment.count <= 4 * part.deployment.count + 8)
    let asked = try plan(rate, count: whole.deployment.count)
    #expect(asked.verdict.missedTargets.isEmpty && asked.cost.usdPerHour == whole.cost.usdPerHour)
  }

  @Test("Two nodes fewer than a fleet has miss something", arguments: [320, 2000.0])
  func least(rate: Double) throws {
    let count = try plan(rate).deployment.count
    #expect(try !plan(rate, count: count - 16).verdict.missedTargets.isEmpty)
  }

  @Test("A higher rate takes no smaller fleet, though the closer look differs")
  func rising() throws {
    let asked: RequestChanges = [
      .model: "mimo-v2-flash", .accelerator: "mi300x", .scheme: "gguf-iq4_nl", .workload: "chat",
    ]
    let counts = try [9900, 10_000, 10_091, 10_200].map { try plan($0, asked).deployment.count }
    #expect(counts == counts.sorted())
  }

  @Test("Where the first of averages falls short on a closer look, what serves on fewer is not passed over")
  func closer() throws {
    let asked: RequestChanges = [
      .model: "gpt-oss-120b", .accelerator: "a100-sxm-80gb", .scheme: "fp8-block",
      .workload: "chat", .maximumTimeToFirstTokenSeconds: "425",
    ]
    let open = try plan(12_768, asked)
    #expect(open.verdict.missedTargets.isEmpty)
    for fewer in [8, 64, 256] {
      let plan = try plan(12_768, count: open.deployment.count - fewer, asked)
      #expect(!plan.verdict.missedTargets.isEmpty, "\(fewer) fewer")
    }
  }

  @Test("Of a rate that no fleet serves the most is served, and the rest is told")
  func hopeless() throws {
    let (fleet, few) = try (plan(1e6), plan(1e6, count: 64))
    #expect(fleet.verdict.targets.contains { $0.name == .requestsPerSecond && $0.state == .missed })
    #expect(fleet.deployment.count > 64)
    #expect(fleet.performance.requestsPerSecond.likely > 8 * few.performance.requestsPerSecond.likely)
  }

  @Test("That larger fleets were not weighed is told where they might serve more")
  func largestFleet() throws {
    let limit = Statement<Assumption>.fact(.largestFleet(accelerators: 4096))
    #expect(try plan(1e6).assumptions.contains(limit))
    #expect(try plan(1e6, [.scheme: "fp8-dynamic"]).assumptions.contains(limit))
  }

  @Test(
    "Nothing is told of larger fleets where something else is why a limit is missed",
    arguments: [
      [.requestsPerSecond: "2000"], [.requestsPerSecond: "1e6", .count: "64"],
      [.requestsPerSecond: "1e6", .replicas: "4"], [.requestsPerSecond: "1", .maximumTimeToFirstTokenSeconds: "1us"],
      [.concurrency: "64", .maximumTimePerOutputTokenSeconds: "1us"],
    ] as [RequestChanges])
  func largestFleetElsewhere(changes: RequestChanges) throws {
    let planner = try Self.planner.get()
    let subject: RequestChanges = [.model: "llama-3.1-70b", .accelerator: "h100-sxm", .workload: "rag"]
    let plan = try planner.plan(planner.resolver.request(changes.over(subject)))
    #expect(!plan.assumptions.contains { $0.fact?.code == "largestFleet" })
  }

  @Test("Users who are more than any count on the ladder serves get as large a fleet as they need")
  func users() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "phi-4", .accelerator: "l4", .users: "30000", .maximumTimePerOutputTokenSeconds: "100ms",
      ]))
    #expect(plan.verdict.missedTargets.isEmpty && plan.deployment.count > 64)
  }

  @Test("A count that is far too small for a rate is repaired by the fleet that serves it", arguments: [1, 8])
  func repair(count: Int) throws {
    let open = try plan(320)
    let few = try plan(320, count: count)
    let more = try #require(few.repairs.first { $0.kind == .moreAccelerators })
    #expect(more.request.count == open.deployment.count)
    for repair in few.repairs {
      let after = try Self.planner.get().plan(repair.request)
      #expect(after.performance.requestsPerSecond.likely >= few.performance.requestsPerSecond.likely * 0.99)
    }
    #expect(try Self.planner.get().plan(more.request).verdict.missedTargets.isEmpty)
  }

  @Test("What a repair says that it still misses is what its plan misses", arguments: ["a100-sxm-80gb", "l40s"])
  func promise(accelerator: String) throws {
    let planner = try Self.planner.get()
    let plan = try plan(10, count: 3, [.model: "llama-3.3-70b", .accelerator: accelerator])
    #expect(!plan.repairs.isEmpty)
    for repair in plan.repairs {
      guard case .fact(.fits(let fit)) = repair.effect else { continue }
      let after = try planner.plan(repair.request).verdict
      #expect(after.missedTargets.compactMap(\.fact) == fit.stillMisses)
    }
  }
}
