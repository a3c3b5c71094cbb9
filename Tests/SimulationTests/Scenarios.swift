import Simulation

/// A clock whose cost grows with everything a pass holds.
struct LinearClock: PassClock {
  var base = 0.01
  var decode = 1e-4
  var context = 1e-7
  var prompt = 2e-5
  var attention = 1e-9

  func seconds(of pass: Pass) -> Double {
    base + decode * Double(pass.decodes) + context * Double(pass.contextTokens) + prompt * Double(pass.promptTokens)
      + attention * Double(pass.promptAttention)
  }
}

/// A clock whose passes all take the same.
struct ConstantClock: PassClock {
  var value = 0.5
  func seconds(of pass: Pass) -> Double { value }
}

/// SplitMix64, to choose scenarios.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension Scenario {
  /// A deployment with room to spare, to be changed by what a test is about.
  static func plain(_ arrivals: Arrivals, prompt: Int = 200, answer: Int = 50, requests: Int = 1000) -> Scenario {
    Scenario(
      arrivals: arrivals, lengths: Lengths(prompt: .fixed(prompt), answer: .fixed(answer), contextTokens: 100_000),
      limits: EngineLimits(sequences: 64, batchedTokens: 2048, blockTokens: 16, blocks: 10_000), requests: requests,
      seed: 1)
  }

  /// A small scenario of any kind, often short of blocks.
  static func random(_ dice: inout Dice) -> Scenario {
    let blockTokens = Int.random(in: 1...20, using: &dice)
    let context = Int.random(in: 20...120, using: &dice)
    let needed = (context + blockTokens - 1) / blockTokens
    let limits = EngineLimits(
      sequences: Int.random(in: 1...12, using: &dice), batchedTokens: Int.random(in: 1...80, using: &dice),
      blockTokens: blockTokens, blocks: needed + Int.random(in: 0...4 * needed, using: &dice))
    var scenario = Scenario(
      arrivals: arrivals(&dice), lengths: Lengths(prompt: length(&dice), answer: length(&dice), contextTokens: context),
      replicas: Int.random(in: 1...3, using: &dice), limits: limits,
      sharedPrefix: Bool.random(using: &dice) ? Double.random(in: 0...1, using: &dice) : 0,
      requests: Int.random(in: 1...60, using: &dice), seed: dice.next())
    if Int.random(in: 0..<4, using: &dice) == 0 {
      scenario.disaggregation = Disaggregation(
        prefillReplicas: Int.random(in: 1...2, using: &dice), prefillLimits: limits,
        transferSecondsPerToken: Double.random(in: 0...0.001, using: &dice))
    }
    return scenario
  }

  private static func length(_ dice: inout Dice) -> Length {
    let tokens = Int.random(in: 1...50, using: &dice)
    return Bool.random(using: &dice) ? .fixed(tokens) : .logNormal(mean: Double(tokens), p95: 2.5 * Double(tokens))
  }

  private static func arrivals(_ dice: inout Dice) -> Arrivals {
    let rate = Double.random(in: 0.5...40, using: &dice)
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: return .poisson(requestsPerSecond: rate)
    case 1: return .bursty(requestsPerSecond: rate, coefficientOfVariation: Double.random(in: 0...4, using: &dice))
    case 2: return .closed(concurrency: Int.random(in: 1...40, using: &dice))
    case 3: return .users(Int.random(in: 1...40, using: &dice), thinkSeconds: Double.random(in: 0...1, using: &dice))
    default:
      return .trace(
        (0..<40).map { _ in
          TracedRequest(
            arrivalSeconds: Double(Int.random(in: 0...20, using: &dice)) / 4,
            promptTokens: Int.random(in: 1...60, using: &dice), answerTokens: Int.random(in: 1...60, using: &dice))
        })
    }
  }
}
