import Domain
import Estimation
import Simulation

extension SimulatedLoad {
  /// - Parameters:
  ///   - simulation: what was run; what it saw of some of the replicas is told of all.
  ///   - served: requests a second that the deployment serves on average.
  init(_ result: SimulationResult, of simulation: ServingSimulation, serving served: Double) {
    let each = simulation.replicasForEach
    // The share that was good is told: so few requests neither come nor go at the rate to the last percent.
    let all = simulation.offeredRate == nil ? result.requestsPerSecond : result.offeredRequestsPerSecond
    let goodput =
      min(result.goodput / max(all, .leastNormalMagnitude), 1) * (simulation.offeredRate ?? served)
    self.init(
      requests: simulation.requests, seed: result.seed,
      timeToFirstTokenSeconds: Latency(result.timeToFirstTokenSeconds),
      timePerOutputTokenSeconds: result.timePerOutputTokenSeconds.map(Latency.init), goodput: goodput,
      queue: Queue(mean: result.queue.mean * each, most: Int((Double(result.queue.most) * each).rounded())),
      preemptions: result.preemptions)
  }
}

extension SimulatedLoad.Latency {
  fileprivate init(_ sample: Simulation.Percentiles) {
    self.init(p50: sample.p50, p90: sample.p90, p95: sample.p95, p99: sample.p99)
  }
}
