import Domain

extension LatencyPercentiles {
  func scaled(first: Double, token: Double) -> LatencyPercentiles {
    LatencyPercentiles(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds.scaled(by: first),
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.scaled(by: token))
  }
}

extension Percentiles {
  func scaled(by factor: Double) -> Percentiles {
    Percentiles(p50: p50 * factor, p95: p95 * factor, p99: p99 * factor)
  }
}

extension SimulatedLoad {
  func scaled(first: Double, token: Double, requests share: Double) -> SimulatedLoad {
    SimulatedLoad(
      requests: requests, seed: seed, timeToFirstTokenSeconds: timeToFirstTokenSeconds.scaled(by: first),
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.scaled(by: token), goodput: goodput * share, queue: queue,
      preemptions: preemptions)
  }
}

extension SimulatedLoad.Latency {
  func scaled(by factor: Double) -> SimulatedLoad.Latency {
    SimulatedLoad.Latency(p50: p50 * factor, p90: p90 * factor, p95: p95 * factor, p99: p99 * factor)
  }
}
