import Testing

@testable import Simulation

@Suite("Laws of every simulation")
struct LawTests {
  @Test("The same scenario gives the same result, another seed another")
  func deterministic() throws {
    var scenario = Scenario.plain(.poisson(requestsPerSecond: 20))
    scenario.lengths.answer = .logNormal(mean: 50, p95: 120)
    let result = try Simulator.run(scenario, on: LinearClock())
    #expect(try Simulator.run(scenario, on: LinearClock()) == result)
    scenario.seed = 2
    #expect(try Simulator.run(scenario, on: LinearClock()).endToEndSeconds != result.endToEndSeconds)
  }

  @Test("Every request ends once with all its tokens, and all blocks come back")
  func conservation() throws {
    var dice = Dice(state: 11)
    for _ in 0..<200 {
      let scenario = Scenario.random(&dice)
      var fleet = Fleet(scenario)
      while fleet.step() {
        try fleet.startPasses(LinearClock(), prefilling: LinearClock())
        #expect(fleet.replicas.allSatisfy { $0.pool.held <= $0.pool.capacity && $0.pool.held >= 0 })
        #expect(fleet.replicas.allSatisfy { $0.running <= $0.limits.sequences })
      }
      #expect(fleet.flights.count == fleet.source.count && fleet.ended == fleet.source.count)
      #expect(fleet.flights.allSatisfy { $0.produced == $0.answer })
      #expect(fleet.whole.tokens == fleet.flights.reduce(0) { $0 + $1.answer })
      #expect(fleet.replicas.allSatisfy { $0.pool.held == 0 && $0.outstanding == 0 })
      #expect(fleet.flights.allSatisfy { $0.arrival < $0.firstToken && $0.firstToken <= $0.lastToken })
    }
  }

  @Test("A pass keeps the budget and the number of sequences, and no prompt token is computed twice without need")
  func budget() throws {
    var scenario = Scenario.plain(.poisson(requestsPerSecond: 30), requests: 300)
    scenario.lengths.prompt = .logNormal(mean: 700, p95: 2000)
    scenario.limits.batchedTokens = 512
    let clock = RecordingClock()
    _ = try Simulator.run(scenario, on: clock)
    let passes = clock.passes
    #expect(passes.allSatisfy { $0.decodes + $0.promptTokens <= 512 && $0.decodes <= 64 })
    let served = try Simulator.requests(of: scenario, on: LinearClock())
    #expect(passes.reduce(0) { $0 + $1.promptTokens } == served.reduce(0) { $0 + $1.promptTokens })
    #expect(passes.reduce(0) { $0 + $1.decodes } == served.reduce(0) { $0 + $1.answerTokens - 1 })
    // Token n of a prompt attends to n, however the prompt was cut.
    let attention = served.reduce(0) { $0 + $1.promptTokens * ($1.promptTokens + 1) / 2 }
    #expect(passes.reduce(0) { $0 + $1.promptAttention } == attention)
  }

  @Test(
    "Little's law: requests in the deployment = rate × time in it, within 2 %",
    arguments: [
      Arrivals.poisson(requestsPerSecond: 25), .bursty(requestsPerSecond: 20, coefficientOfVariation: 2),
      .closed(concurrency: 40), .users(60, thinkSeconds: 0.5),
    ])
  func little(_ arrivals: Arrivals) throws {
    var scenario = Scenario.plain(arrivals, requests: 10_000)
    scenario.lengths.answer = .logNormal(mean: 50, p95: 120)
    let result = try Simulator.run(scenario, on: LinearClock())
    let within = result.queue.mean + result.meanSequences
    #expect(abs(within / (result.requestsPerSecond * result.endToEndSeconds.mean) - 1) < 0.02)
  }

  @Test("One at a time with passes of one cost takes exactly its passes", arguments: [1, 100, 2048, 2049, 5000])
  func alone(_ prompt: Int) throws {
    let scenario = Scenario.plain(.closed(concurrency: 1), prompt: prompt, answer: 9, requests: 40)
    let result = try Simulator.run(scenario, on: ConstantClock(value: 0.5))
    let chunks = Double((prompt + 2047) / 2048)
    #expect(result.timeToFirstTokenSeconds.mean == chunks * 0.5 && result.timeToFirstTokenSeconds.p99 == chunks * 0.5)
    #expect(result.timePerOutputTokenSeconds?.mean == 0.5)
    #expect(result.endToEndSeconds.p50 == (chunks + 8) * 0.5)
    #expect(result.requestsPerSecond == 1 / ((chunks + 8) * 0.5) && result.meanSequences == 1)
  }

  @Test("An answer of one token has no time per output token")
  func oneToken() throws {
    let result = try Simulator.run(.plain(.poisson(requestsPerSecond: 5), answer: 1), on: LinearClock())
    #expect(result.timePerOutputTokenSeconds == nil && result.timeToFirstTokenSeconds == result.endToEndSeconds)
  }
}
