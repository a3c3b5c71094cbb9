import Domain

/// What a simulation saw, as version 1 of a plan's JSON spells it.
struct SimulatedLoadV1: Codable, Sendable {
  let requests: Int
  let seed: UInt64
  let timeToFirstTokenSeconds: SimulatedLoad.Latency
  @OrNull var timePerOutputTokenSeconds: SimulatedLoad.Latency?
  let goodput: Double
  let queue: SimulatedLoad.Queue
  let preemptions: Int

  init(_ load: SimulatedLoad) {
    requests = load.requests
    seed = load.seed
    timeToFirstTokenSeconds = load.timeToFirstTokenSeconds
    timePerOutputTokenSeconds = load.timePerOutputTokenSeconds
    goodput = load.goodput
    queue = load.queue
    preemptions = load.preemptions
  }

  var load: SimulatedLoad {
    SimulatedLoad(
      requests: requests, seed: seed, timeToFirstTokenSeconds: timeToFirstTokenSeconds,
      timePerOutputTokenSeconds: timePerOutputTokenSeconds, goodput: goodput, queue: queue, preemptions: preemptions)
  }
}
