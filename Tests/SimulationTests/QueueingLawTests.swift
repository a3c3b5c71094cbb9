import Simulation
import Testing

@Suite("Queueing theory")
struct QueueingLawTests {
  @Test("Prompts that each take a whole pass wait as in M/D/1: ρs ÷ 2(1 − ρ), within 5 %", arguments: [0.3, 0.6, 0.8])
  func deterministicServer(_ utilization: Double) throws {
    var scenario = Scenario.plain(
      .poisson(requestsPerSecond: utilization), prompt: 2048, answer: 1, requests: 40_000)
    scenario.seed = 5
    let result = try Simulator.run(scenario, on: ConstantClock(value: 1))
    let wait = result.timeToFirstTokenSeconds.mean - 1
    #expect(abs(wait / (utilization / (2 * (1 - utilization))) - 1) < 0.05)
    #expect(abs(result.meanSequences / utilization - 1) < 0.02)
  }

  @Test("Requests that come like clockwork below capacity don't wait")
  func metronome() throws {
    let scenario = Scenario.plain(
      .bursty(requestsPerSecond: 0.5, coefficientOfVariation: 0), prompt: 2048, answer: 1, requests: 100)
    let result = try Simulator.run(scenario, on: ConstantClock(value: 1))
    #expect(result.timeToFirstTokenSeconds.mean == 1 && result.queue.mean == 0)
  }

  @Test("Bursts make requests wait longer than even arrivals at the same rate")
  func bursts() throws {
    let waits = try [0.0, 1, 2, 4].map { variation in
      let arrivals = Arrivals.bursty(requestsPerSecond: 25, coefficientOfVariation: variation)
      return try Simulator.run(.plain(arrivals, requests: 10_000), on: LinearClock()).timeToFirstTokenSeconds.p95
    }
    #expect(waits == waits.sorted() && waits[3] > 1.5 * waits[0])
  }
}
