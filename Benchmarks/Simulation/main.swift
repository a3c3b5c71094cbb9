import Simulation

/// A machine that takes 10 ms a pass and more for what it holds.
struct LinearClock: PassClock {
  func seconds(of pass: Pass) -> Double {
    0.01 + 1e-5 * Double(pass.decodes) + 1e-8 * Double(pass.contextTokens) + 5e-6 * Double(pass.promptTokens)
  }
}

/// Simulates 100,000 requests of 512 and 128 tokens, and prints the time it took.
func measure(_ name: String, _ arrivals: Arrivals, blocks: Int = 20_000) throws {
  let scenario = Scenario(
    arrivals: arrivals, lengths: Lengths(prompt: .fixed(512), answer: .fixed(128), contextTokens: 4096),
    limits: EngineLimits(sequences: 256, batchedTokens: 8192, blockTokens: 16, blocks: blocks), requests: 100_000,
    seed: 1)
  var passes = 0
  let duration = try ContinuousClock().measure { passes = try Simulator.run(scenario, on: LinearClock()).passes }
  print("\(name): \(duration), \(passes) passes, \(duration / passes) each")
}

try measure("100 at a time", .closed(concurrency: 100))
try measure("50 a second", .poisson(requestsPerSecond: 50))
try measure("100 at a time, short of blocks", .closed(concurrency: 100), blocks: 2000)
