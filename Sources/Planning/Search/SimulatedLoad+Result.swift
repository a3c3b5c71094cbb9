import Domain
import Estimation
import Simulation

extension SimulatedLoad {
  /// - Parameter simulation: what was run; what it saw of some of the replicas is told of all.
  init(_ result: SimulationResult, of simulation: ServingSimulation) {
    let each = simulation.replicasForEach
    // Of a rate the share that was good is told: so few requests don't come at the rate to the last percent.
    let good = result.goodput / max(result.offeredRequestsPerSecond, .leastNormalMagnitude)
    let goodput = simulation.offeredRate.map { min(good, 1) * $0 } ?? result.goodput * each
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
