import Simulation
import Testing

@Suite("Prompts and answers apart")
struct FleetTests {
  private func scenario(_ arrivals: Arrivals, requests: Int = 2000, transfer: Double = 1e-5) -> Scenario {
    var scenario = Scenario.plain(arrivals, prompt: 1000, answer: 50, requests: requests)
    scenario.disaggregation = Disaggregation(
      prefillReplicas: 1, prefillLimits: scenario.limits, transferSecondsPerToken: transfer)
    return scenario
  }

  @Test("One at a time takes its prompt, the transfer and its steps")
  func alone() throws {
    let scenario = scenario(.closed(concurrency: 1), requests: 1, transfer: 0.0625)
    let served = try Simulator.requests(
      of: scenario, on: ConstantClock(value: 0.5), prefillClock: ConstantClock(value: 2))
    #expect(served.map(\.firstToken) == [2] && served.map(\.lastToken) == [2 + 62.5 + 49 * 0.5])
  }

  @Test("Answers of one token never leave the prefill replica")
  func oneToken() throws {
    var scenario = scenario(.poisson(requestsPerSecond: 5))
    scenario.lengths.answer = .fixed(1)
    let result = try Simulator.run(scenario, on: LinearClock())
    #expect(result.peakCacheUse == 0 && result.timeToFirstTokenSeconds == result.endToEndSeconds)
  }

  @Test("Prompts no longer hold answers up")
  func steadyAnswers() throws {
    let apart = scenario(.poisson(requestsPerSecond: 10))
    var together = apart
    together.disaggregation = nil
    together.replicas = 2
    let (one, two) = (
      try Simulator.run(apart, on: LinearClock()), try Simulator.run(together, on: LinearClock())
    )
    let (ours, theirs) = (try #require(one.timePerOutputTokenSeconds), try #require(two.timePerOutputTokenSeconds))
    #expect(ours.p99 < theirs.p99)
  }

  @Test("A slow link holds the blocks of the prompts, and everything still ends")
  func slowLink() throws {
    var scenario = scenario(.poisson(requestsPerSecond: 50), requests: 300, transfer: 1e-3)
    scenario.disaggregation?.prefillLimits.blocks = 70
    let result = try Simulator.run(scenario, on: LinearClock())
    // 70 blocks hold one prompt of 63, which stays a second after its pass.
    #expect(abs(result.requestsPerSecond - 1) < 0.1)
  }
}
