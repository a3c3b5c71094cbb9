/// Discrete-event simulation of continuous batching: who waits how long when a deployment serves a load.
package enum Simulator {
  /// Latencies and rates of a scenario, the same for the same scenario and clock on every machine.
  ///
  /// `prefillClock` times the passes of prefill replicas where they are apart; nil is `clock`. Throws
  /// `SimulationError` for what can't be simulated and `CancellationError` when the task is cancelled.
  package static func run(
    _ scenario: Scenario, on clock: any PassClock, prefillClock: (any PassClock)? = nil
  ) throws -> SimulationResult {
    let fleet = try served(scenario, on: clock, prefillClock: prefillClock)
    guard let result = SimulationResult(fleet, seed: scenario.seed) else {
      // There is at least one request, and each one ends.
      throw SimulationError.outOfRange(.requests, found: 0, expected: 1...1)
    }
    return result
  }

  /// Every request of a scenario in order of arrival, those of the warm-up and of the end included.
  package static func requests(
    of scenario: Scenario, on clock: any PassClock, prefillClock: (any PassClock)? = nil
  ) throws -> [ServedRequest] {
    try served(scenario, on: clock, prefillClock: prefillClock).flights.map(ServedRequest.init)
  }

  private static func served(
    _ scenario: Scenario, on clock: any PassClock, prefillClock: (any PassClock)?
  ) throws -> Fleet {
    try scenario.validate()
    var fleet = Fleet(scenario)
    try fleet.checkWork(scenario)
    var steps = 0
    while fleet.step() {
      try fleet.startPasses(clock, prefilling: prefillClock ?? clock)
      steps += 1
      if steps % 4096 == 0 { try Task.checkCancellation() }
    }
    return fleet
  }
}
