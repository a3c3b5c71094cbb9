import Domain
import TestSupport
import Testing

@testable import Estimation

@Suite("Passes that prompts share by chance")
struct SharedPassesTests {
  @Test("Where each prompt adds the same, the mean is that of the prompts, and a sum of passes varies by nothing")
  func linear() {
    for (others, passes) in [(3.0, 4.0), (15, 4), (63, 256), (7.5, 3), (400, 8)] {
      let shared = SharedPasses(others: others, passes: passes, room: 1000) { 2 + 0.5 * $0 }
      let mean = others / passes
      #expect(abs(shared.seconds - (2 + 0.5 * mean)) < 1e-3 * mean)
      #expect(shared.residual < 1e-9 && shared.least == 2)
    }
  }

  @Test("Three prompts in four passes: binomial, worked by hand")
  func binomial() throws {
    let shared = SharedPasses(others: 3, passes: 4, room: 16) { max(1, $0) }
    #expect(shared.steps.map(\.seconds) == [1, 1, 2, 3])
    let shares = [27.0, 54, 63, 64].map { $0 / 64 }
    #expect(zip(shared.steps, shares).allSatisfy { abs($0.share - $1) < 1e-12 })
    #expect(abs(shared.seconds - (54 + 9 * 2 + 3) / 64) < 1e-12)
    #expect(abs(shared.perPrompt - 2.0 / 3) < 1e-12)
  }

  @Test("What a pass has no room for is carried by others, at the price of a full one")
  func room() {
    let narrow = SharedPasses(others: 6, passes: 4, room: 2) { 1 + $0 * $0 }
    let wide = SharedPasses(others: 6, passes: 4, room: 100) { 1 + 2 * $0 }
    #expect(narrow.steps.allSatisfy { $0.seconds <= 5 })
    #expect(narrow.seconds < wide.seconds && narrow.seconds > 1)
  }

  @Test("On average, requests in flight are their rate times their life", arguments: [1, 2, 3, 8, 64, 256])
  func littlesLaw(requests: Int) throws {
    let fixture = try MemoryFixture("qwen3-30b-a3b", accelerator: "mi300x")
    let replica = Replica(
      profile: fixture.profile, stored: try fixture.stored("bf16"), layout: Layout(tensorParallel: 1),
      site: fixture.site, keyValueCache: .bf16)
    for (input, output) in [(512, 4), (100, 2), (4000, 16), (20_000, 8), (512, 300)] {
      let load = ServingLoad(
        inputTokens: input, outputTokens: output, contextTokens: input + output, arrivals: .concurrency(requests))
      let model = DecodingModel(step: StepModel(replica, load), input: input, output: output, budget: 8192)
      let state = model.closed(sequences: Double(requests), thinkSeconds: 0)
      let token = try #require(state.timePerOutputToken).mean
      let life = state.timeToFirstToken.mean + Double(output - 1) * token
      #expect(abs(state.requestsPerSecond * life / Double(requests) - 1) < 1e-9)
    }
  }
}
