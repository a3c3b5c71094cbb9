import Testing

@testable import Simulation

@Suite("Deployments")
struct ReplicaTests {
  @Test("More replicas never make the 95th percentile of the first token later, within 1 %")
  func replicas() throws {
    var last = Double.infinity
    for replicas in 1...8 {
      var scenario = Scenario.plain(.poisson(requestsPerSecond: 40), requests: 6000)
      scenario.lengths.answer = .logNormal(mean: 50, p95: 120)
      scenario.replicas = replicas
      let now = try Simulator.run(scenario, on: LinearClock()).timeToFirstTokenSeconds.p95
      #expect(now <= last * 1.01, "\(replicas) replicas")
      last = now
    }
  }

  // Not so from a few sequences to a few more: where each has a large share of the cache, fewer are admitted.
  @Test(
    "More KV blocks never preempt more than 2 % more from ten sequences on, and enough never preempt",
    arguments: [Arrivals.closed(concurrency: 64), .poisson(requestsPerSecond: 30)])
  func blocks(_ arrivals: Arrivals) throws {
    var counts: [Int] = []
    for blocks in [160, 240, 320, 480, 640, 1280] {
      var scenario = Scenario.plain(arrivals, requests: 2000)
      scenario.lengths.answer = .logNormal(mean: 50, p95: 120)
      scenario.limits.blocks = blocks
      let result = try Simulator.run(scenario, on: LinearClock())
      #expect(result.peakCacheUse <= 1)
      counts.append(result.preemptions)
    }
    #expect(zip(counts, counts.dropFirst()).allSatisfy { Double($1) <= 1.02 * Double($0) }, "\(counts)")
    #expect(counts[0] > 100 && counts.last == 0)
  }

  @Test("The last admitted gives its blocks up, and is computed again with what it had answered")
  func preemption() throws {
    var scenario = Scenario.plain(.closed(concurrency: 2), prompt: 2, answer: 4, requests: 2)
    scenario.limits = EngineLimits(sequences: 8, batchedTokens: 100, blockTokens: 1, blocks: 6)
    let served = try Simulator.requests(of: scenario, on: ConstantClock(value: 1))
    // Both have two tokens at 2 s and fill six blocks; the second waits until the first ends at 4 s.
    #expect(served.map(\.firstToken) == [1, 1] && served.map(\.lastToken) == [4, 6])
    let result = try Simulator.run(scenario, on: ConstantClock(value: 1))
    #expect(result.preemptions == 1 && result.passes == 6 && result.peakCacheUse == 1)
  }

  @Test("A prompt is cut to what decodes leave of the budget, and others follow it in the same pass")
  func chunks() throws {
    var scenario = Scenario.plain(.closed(concurrency: 3), prompt: 100, answer: 3, requests: 3)
    scenario.limits = EngineLimits(sequences: 8, batchedTokens: 160, blockTokens: 16, blocks: 100)
    let clock = RecordingClock()
    _ = try Simulator.requests(of: scenario, on: clock)
    #expect(clock.passes.map(\.promptTokens) == [160, 140, 0, 0])
    #expect(clock.passes.map(\.decodes) == [0, 1, 3, 2])
    #expect(clock.passes.map(\.contextTokens) == [0, 101, 102 + 101 + 101, 102 + 102])
  }

  @Test("A prefix once seen is not computed again: whole blocks of it, and at least one token is left")
  func prefix() throws {
    var scenario = Scenario.plain(.closed(concurrency: 1), prompt: 100, answer: 1, requests: 3)
    for (share, rest) in [(0.5, 52), (1, 4), (0, 100)] {
      scenario.sharedPrefix = share
      let clock = RecordingClock()
      _ = try Simulator.requests(of: scenario, on: clock)
      #expect(clock.passes.map(\.promptTokens) == [100, rest, rest])
    }
  }

  @Test("A shared prefix takes its blocks once")
  func sharedBlocks() throws {
    var scenario = Scenario.plain(.users(50, thinkSeconds: 1), prompt: 160, answer: 10, requests: 2000)
    let apart = try Simulator.run(scenario, on: LinearClock())
    scenario.sharedPrefix = 0.9
    let together = try Simulator.run(scenario, on: LinearClock())
    #expect(together.peakCacheUse < 0.6 * apart.peakCacheUse)
    #expect(together.timeToFirstTokenSeconds.mean < apart.timeToFirstTokenSeconds.mean)
  }
}
