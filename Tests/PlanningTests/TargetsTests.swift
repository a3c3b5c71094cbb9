import Domain
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("Targets")
struct TargetsTests {
  private let performance = PerformanceEstimate(
    timeToFirstTokenSeconds: Interval(exactly: 0.6), timePerOutputTokenSeconds: Interval(exactly: 0.04),
    outputTokensPerSecond: Interval(exactly: 100), requestsPerSecond: Interval(exactly: 2), percentiles: nil, batch: 4,
    decodeBound: .memory, prefillBound: .compute, basis: "")

  private func missed(usdPerHour: Double?, _ change: (inout PlanRequest) -> Void) throws -> [MissedTarget] {
    var request = try ShippedCatalogs.planner().request(model: "llama-3.1-8b-instruct", accelerator: "h100-sxm")
    request.maximumTimeToFirstTokenSeconds = nil
    request.maximumTimePerOutputTokenSeconds = nil
    change(&request)
    let basis: CostEstimate.Basis = .unknown(.init(accelerator: "My GPU"))
    let cost = CostEstimate(usdPerHour: usdPerHour, usdPerMillionTokens: nil, basis: .fact(basis))
    let quality = QualityEstimate(
      basis: .published, relativeSquaredError: nil, perplexityIncrease: nil, recovery: nil, notes: [])
    let energy = EnergyEstimate(
      joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: .fact(.unknown(accelerator: "My GPU")))
    return Targets(request).checks(performance, cost, energy, quality).compactMap {
      MissedTarget($0, accelerator: "My GPU")
    }
  }

  @Test("No limit, nothing missed; a limit that is just met is met")
  func met() throws {
    #expect(try missed(usdPerHour: 3) { _ in }.isEmpty)
    let met = try missed(usdPerHour: 3) {
      $0.maximumTimeToFirstTokenSeconds = 0.6
      $0.maximumTimePerOutputTokenSeconds = 0.04
      $0.requestsPerSecond = 2
      $0.maximumUSDPerHour = 3
    }
    #expect(met.isEmpty)
  }

  @Test("Each missed limit is told with both numbers, latencies first")
  func order() throws {
    let missed = try missed(usdPerHour: 3) {
      $0.maximumTimeToFirstTokenSeconds = 0.5
      $0.maximumTimePerOutputTokenSeconds = 0.03
      $0.requestsPerSecond = 5
      $0.maximumUSDPerHour = 1
    }
    #expect(
      missed == [
        .timeToFirstToken(seconds: 0.6, limit: 0.5, percentile: .p50),
        .timePerOutputToken(seconds: 0.04, limit: 0.03, percentile: .p50),
        .requestsPerSecond(2, wanted: 5), .rent(usdPerHour: 3, limit: 1),
      ])
  }

  @Test("A power that isn't published can't be said to keep a limit")
  func power() throws {
    #expect(try missed(usdPerHour: 3) { $0.maximumWatts = 700 } == [.unknownPower(accelerator: "My GPU")])
  }

  @Test("A limit counts in either mode; a rent that can't be checked is missed")
  func offlineAndUnknown() throws {
    let missed = try missed(usdPerHour: nil) {
      $0.mode = .offline
      $0.maximumTimeToFirstTokenSeconds = 0.5
      $0.maximumUSDPerHour = 1
    }
    #expect(
      missed == [
        .timeToFirstToken(seconds: 0.6, limit: 0.5, percentile: .p50), .unknownRent(accelerator: "My GPU"),
      ])
  }
}
