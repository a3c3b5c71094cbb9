import Domain

/// What a simulation saw, as version 1 of a plan's JSON spells it.
struct SimulatedLoadV1: Codable, Sendable {
  let requests: Int
  let seed: UInt64
  let timeToFirstTokenSeconds: SimulatedLatencyV1
  @OrNull var timePerOutputTokenSeconds: SimulatedLatencyV1?
  let goodput: Double
  let queue: SimulatedQueueV1
  let preemptions: Int

  init(_ load: SimulatedLoad) {
    requests = load.requests
    seed = load.seed
    timeToFirstTokenSeconds = SimulatedLatencyV1(load.timeToFirstTokenSeconds)
    timePerOutputTokenSeconds = load.timePerOutputTokenSeconds.map(SimulatedLatencyV1.init)
    goodput = load.goodput
    queue = SimulatedQueueV1(load.queue)
    preemptions = load.preemptions
  }

  var load: SimulatedLoad {
    SimulatedLoad(
      requests: requests, seed: seed, timeToFirstTokenSeconds: timeToFirstTokenSeconds.latency,
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.latency, goodput: goodput, queue: queue.queue,
      preemptions: preemptions)
  }
}

struct SimulatedLatencyV1: Codable, Sendable {
  let p50: Double
  let p90: Double
  let p95: Double
  let p99: Double

  init(_ latency: SimulatedLoad.Latency) {
    (p50, p90, p95, p99) = (latency.p50, latency.p90, latency.p95, latency.p99)
  }

  var latency: SimulatedLoad.Latency { SimulatedLoad.Latency(p50: p50, p90: p90, p95: p95, p99: p99) }
}

struct SimulatedQueueV1: Codable, Sendable {
  let mean: Double
  let most: Int

  init(_ queue: SimulatedLoad.Queue) { (mean, most) = (queue.mean, queue.most) }

  var queue: SimulatedLoad.Queue { SimulatedLoad.Queue(mean: mean, most: most) }
}
