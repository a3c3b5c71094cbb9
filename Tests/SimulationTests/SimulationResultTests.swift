import Simulation
import Testing

@Suite("Overload and goodput")
struct SimulationResultTests {
  private func result(rate: Double, requests: Int = 4000, limits: LatencyLimits = LatencyLimits()) throws
    -> SimulationResult
  {
    var scenario = Scenario.plain(.poisson(requestsPerSecond: rate), requests: requests)
    scenario.latencyLimits = limits
    return try Simulator.run(scenario, on: LinearClock())
  }

  @Test("More than a deployment serves ends, in finite numbers, at the rate of its capacity")
  func overload() throws {
    let (twice, tenfold) = (try result(rate: 200), try result(rate: 2000))
    #expect(twice.requestsPerSecond < 0.9 * twice.offeredRequestsPerSecond)
    #expect(abs(twice.requestsPerSecond / tenfold.requestsPerSecond - 1) < 0.05)
    #expect(tenfold.endToEndSeconds.p99.isFinite && tenfold.queue.mean > twice.queue.mean)
    #expect(tenfold.queue.most <= 4000)
  }

  @Test("Goodput is all without limits, never more than the rate, and falls as limits tighten")
  func goodput() throws {
    let free = try result(rate: 30)
    #expect(free.goodput == free.requestsPerSecond)
    var last = free.goodput
    for seconds in [1, 0.05, 0.03, 0.02, 0] {
      let now = try result(rate: 30, limits: LatencyLimits(timeToFirstTokenSeconds: seconds)).goodput
      #expect(now <= last)
      last = now
    }
    #expect(last == 0)
    #expect(try result(rate: 30, limits: LatencyLimits(timePerOutputTokenSeconds: 0.001)).goodput == 0)
  }

  @Test("Requests that come all at once count all, over the time that they take")
  func atOnce() throws {
    let result = try Simulator.run(.plain(.closed(concurrency: 500), requests: 100), on: ConstantClock(value: 1))
    #expect(result.requests == 100 && abs(result.requestsPerSecond - 100 / result.seconds) < 1e-9)
    let trace = (0..<10).map { _ in TracedRequest(arrivalSeconds: 7, promptTokens: 5, answerTokens: 2) }
    let traced = try Simulator.run(.plain(.trace(trace)), on: ConstantClock(value: 1))
    #expect(traced.requests == 10 && traced.seconds == 2 && traced.requestsPerSecond == 5)
  }

  @Test("The first and the last tenth don't count, but of a trace they do")
  func warmUp() throws {
    #expect(try result(rate: 30, requests: 1000).requests == 800)
    #expect(try result(rate: 30, requests: 9).requests == 9)
    let trace = (0..<100).map { TracedRequest(arrivalSeconds: Double($0), promptTokens: 5, answerTokens: 2) }
    #expect(try Simulator.run(.plain(.trace(trace)), on: LinearClock()).requests == 100)
  }
}
