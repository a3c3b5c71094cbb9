import Domain
import Simulation

extension SimulatedLoad {
  /// - Parameter requests: those that were simulated in all.
  init(_ result: SimulationResult, of requests: Int) {
    self.init(
      requests: requests, seed: result.seed, timeToFirstTokenSeconds: Latency(result.timeToFirstTokenSeconds),
      timePerOutputTokenSeconds: result.timePerOutputTokenSeconds.map(Latency.init), goodput: result.goodput,
      queue: Queue(mean: result.queue.mean, most: result.queue.most), preemptions: result.preemptions)
  }
}

extension SimulatedLoad.Latency {
  fileprivate init(_ sample: Simulation.Percentiles) {
    self.init(p50: sample.p50, p90: sample.p90, p95: sample.p95, p99: sample.p99)
  }
}
