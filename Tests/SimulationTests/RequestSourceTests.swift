import Testing

@testable import Simulation

@Suite("Requests of a load")
struct RequestSourceTests {
  private func gaps(_ arrivals: Arrivals, count: Int = 20_000) -> [Double] {
    let source = RequestSource(.plain(arrivals, requests: count))
    return (0..<count).map { source.arrival(of: $0, after: 0) }
  }

  private func moments(_ sample: [Double]) -> (mean: Double, variation: Double) {
    let mean = sample.reduce(0, +) / Double(sample.count)
    let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sample.count)
    return (mean, variance.squareRoot() / mean)
  }

  @Test("Poisson gaps have the mean of the rate and vary as much")
  func poisson() {
    let (mean, variation) = moments(gaps(.poisson(requestsPerSecond: 4)))
    #expect(abs(mean * 4 - 1) < 0.02 && abs(variation - 1) < 0.02)
  }

  @Test("Bursty gaps have the mean and the variation asked for", arguments: [0.25, 0.7, 1, 2, 3])
  func bursty(_ wanted: Double) {
    let (mean, variation) = moments(gaps(.bursty(requestsPerSecond: 4, coefficientOfVariation: wanted)))
    #expect(abs(mean * 4 - 1) < 0.03 * max(1, wanted) && abs(variation / wanted - 1) < 0.05)
  }

  @Test("Closed loops begin under way: of each first answer a part is left, of later ones all")
  func underWay() {
    let source = RequestSource(.plain(.closed(concurrency: 400), answer: 100, requests: 2000))
    let first = (0..<400).map { Double(source.tokens(of: $0).answer) }
    #expect(first.allSatisfy { (1...100).contains($0) } && abs(moments(first).mean / 50.5 - 1) < 0.1)
    #expect((400..<2000).allSatisfy { source.tokens(of: $0).answer == 100 })
    // Where none follows there is nothing that could go in step.
    let alone = RequestSource(.plain(.closed(concurrency: 3), answer: 100, requests: 3))
    #expect((0..<3).allSatisfy { alone.tokens(of: $0).answer == 100 })
  }

  @Test("Without variation requests come like clockwork")
  func metronome() {
    #expect(gaps(.bursty(requestsPerSecond: 4, coefficientOfVariation: 0), count: 100).allSatisfy { $0 == 0.25 })
  }

  @Test("Log-normal lengths have the mean and the 95th percentile asked for", arguments: [1.2, 2, 3, 3.8])
  func logNormal(_ ratio: Double) throws {
    let length = Length.logNormal(mean: 1000, p95: 1000 * ratio)
    let sample = (0..<20_000).map { Double(length.tokens(RandomStream(seed: 3, purpose: .prompt, number: $0))) }
    let percentiles = try #require(Percentiles(sample))
    #expect(abs(percentiles.mean / 1000 - 1) < 0.03 && abs(percentiles.p95 / (1000 * ratio) - 1) < 0.03)
  }

  @Test("A 95th percentile at or below the mean gives the mean alone; an impossible one the widest there is")
  func logNormalLimits() {
    let fixed = Length.logNormal(mean: 100, p95: 50)
    #expect((0..<50).allSatisfy { fixed.tokens(RandomStream(seed: 3, purpose: .prompt, number: $0)) == 100 })
    let wide = Length.logNormal(mean: 1, p95: 1e8)
    #expect((0..<50).allSatisfy { wide.tokens(RandomStream(seed: 3, purpose: .prompt, number: $0)) < 1000 })
  }

  @Test("A prompt and its answer stay within the context, and neither is empty")
  func context() {
    for number in 0..<500 {
      let length = Length.logNormal(mean: 60, p95: 200)
      let tokens = Lengths(prompt: length, answer: length, contextTokens: 100).tokens(of: number, seed: 1)
      #expect(tokens.prompt >= 1 && tokens.answer >= 1 && tokens.prompt + tokens.answer <= 100)
    }
  }

  @Test("A trace is read in order of time, whatever the order it is in, and only as far as asked")
  func trace() {
    let times = [3.0, 1, 2, 1]
    let requests = times.enumerated().map {
      TracedRequest(arrivalSeconds: $1, promptTokens: 10 + $0, answerTokens: 5)
    }
    let source = RequestSource(.plain(.trace(requests), requests: 3))
    #expect(source.count == 3)
    #expect((0..<3).map { source.arrival(of: $0, after: 0) } == [1, 1, 2])
    #expect((0..<3).map { source.tokens(of: $0).prompt } == [11, 13, 12])
  }

  @Test("The bits are the same on every machine")
  func pinned() {
    let gap = gaps(.bursty(requestsPerSecond: 1, coefficientOfVariation: 2), count: 8).reduce(0, +)
    let length = Length.logNormal(mean: 1000, p95: 3000)
    let lengths = (0..<4).map { length.tokens(RandomStream(seed: 9, purpose: .answer, number: $0)) }
    #expect(gap.bitPattern == 4_618_807_204_720_186_306 && lengths == [243, 403, 1153, 1150])
  }
}
