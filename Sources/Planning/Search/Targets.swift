import Domain
import Quantities

/// The limits of a request, and by how much a candidate misses them.
struct Targets {
  let request: PlanRequest

  init(_ request: PlanRequest) { self.request = request }

  /// One sentence for each limit missed by the likely estimate; latency counts online only.
  func missed(by performance: PerformanceEstimate, cost: CostEstimate) -> [String] {
    var missed: [String] = []
    if request.mode == .online {
      late("time to first token", performance.timeToFirstTokenSeconds, request.maximumTimeToFirstTokenSeconds, &missed)
      late(
        "time per output token", performance.timePerOutputTokenSeconds, request.maximumTimePerOutputTokenSeconds,
        &missed)
    }
    if let wanted = request.requestsPerSecond, performance.requestsPerSecond.likely < wanted {
      let found = NumberText.significant(performance.requestsPerSecond.likely)
      missed.append("\(found) requests a second, short of \(NumberText.significant(wanted))")
    }
    if let limit = request.maximumUSDPerHour {
      if let hourly = cost.usdPerHour {
        if hourly > limit {
          missed.append("\(NumberText.dollars(hourly)) an hour, over the limit of \(NumberText.dollars(limit))")
        }
      } else {
        missed.append("the cost limit can't be checked: \(cost.basis)")
      }
    }
    return missed
  }

  private func late(_ name: String, _ found: Interval, _ limit: Double?, _ missed: inout [String]) {
    guard let limit, found.likely > limit else { return }
    missed.append("\(name) \(NumberText.seconds(found.likely)), over the target of \(NumberText.seconds(limit))")
  }
}
