import Domain
import Quantities

/// The limits of a request, and by how much a candidate misses them.
struct Targets {
  let request: PlanRequest

  init(_ request: PlanRequest) { self.request = request }

  /// Each limit missed by the likely estimate; latency counts online only.
  func missed(by performance: PerformanceEstimate, cost: CostEstimate) -> [MissedTarget] {
    (request.mode == .online ? late(performance) : []) + [slow(performance), dear(cost)].compactMap(\.self)
  }

  private func late(_ performance: PerformanceEstimate) -> [MissedTarget] {
    var late: [MissedTarget] = []
    let first = performance.timeToFirstTokenSeconds.likely
    if let limit = request.maximumTimeToFirstTokenSeconds, first > limit {
      late.append(.timeToFirstToken(seconds: first, limit: limit))
    }
    let each = performance.timePerOutputTokenSeconds.likely
    if let limit = request.maximumTimePerOutputTokenSeconds, each > limit {
      late.append(.timePerOutputToken(seconds: each, limit: limit))
    }
    return late
  }

  private func slow(_ performance: PerformanceEstimate) -> MissedTarget? {
    let rate = performance.requestsPerSecond.likely
    guard let wanted = request.requestsPerSecond, rate < wanted else { return nil }
    return .requestsPerSecond(rate, wanted: wanted)
  }

  private func dear(_ cost: CostEstimate) -> MissedTarget? {
    guard let limit = request.maximumUSDPerHour else { return nil }
    if let hourly = cost.usdPerHour { return hourly > limit ? .rent(usdPerHour: hourly, limit: limit) : nil }
    guard case .fact(.unknown(let accelerator)) = cost.basis else { return nil }
    return .unknownRent(accelerator: accelerator)
  }
}
