import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Searching all hardware")
struct HardwareSearchTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func request(_ changes: RequestChanges) throws -> PlanRequest {
    let asked: RequestChanges = [.model: "qwen3-32b", .accelerator: "any"]
    return try Self.planner.get().resolver.request(changes.over(asked))
  }

  private func search(_ request: PlanRequest, rented: Double?, onlyFitting: Bool) throws -> [HardwareSearch.Found] {
    let planner = try Self.planner.get()
    let faults = CatalogFaults()
    var search = HardwareSearch(planner: planner, request: request, faults: faults)
    (search.rented, search.onlyFitting) = (rented, onlyFitting)
    return try search.ranked(planner.accelerators(request, faults))
  }

  @Test(
    "Nothing is missed where no more rent is paid than the best asks, and what costs less is told of just the same",
    arguments: [
      [.requestsPerSecond: "20"], [.requestsPerSecond: "300", .maximumTimeToFirstTokenSeconds: "500ms"],
      [.concurrency: "64"], [.requestsPerSecond: "5", .objective: "latency"], [.mode: "offline"],
    ] as [RequestChanges])
  func bounded(changes: RequestChanges) throws {
    let request = try request(changes)
    let all = try search(request, rented: nil, onlyFitting: false)
    let best = try #require(all.first)
    #expect(try search(request, rented: 1, onlyFitting: true).first?.best.deployment == best.best.deployment)
    let told = try search(request, rented: 3, onlyFitting: false).map(\.best.deployment)
    let rents = all.filter { $0.best.missed == 0 && $0.best.fits }
    let most = 3 * (best.best.cost.usdPerHour ?? 0)
    for found in rents where found.best.cost.usdPerHour.map({ $0 <= most }) ?? false {
      #expect(told.contains(found.best.deployment), "\(found.best.deployment)")
    }
  }
}
