/// The requests of a scenario by number: the same whatever becomes of them.
struct RequestSource {
  private let arrivals: Arrivals
  private let lengths: Lengths
  private let seed: UInt64
  private let traced: [TracedRequest]
  /// Requests in all.
  let count: Int

  init(_ scenario: Scenario) {
    (arrivals, lengths, seed) = (scenario.arrivals, scenario.lengths, scenario.seed)
    if case .trace(let requests) = arrivals {
      // By arrival, then as recorded.
      let order = requests.indices.sorted { (requests[$0].arrivalSeconds, $0) < (requests[$1].arrivalSeconds, $1) }
      traced = order.prefix(scenario.requests).map { requests[$0] }
      count = traced.count
    } else {
      traced = []
      count = scenario.requests
    }
  }

  /// Requests that are under way from the start: those of closed loops and of users.
  var first: Int {
    switch arrivals {
    case .closed(let requests), .users(let requests, _): min(requests, count)
    case .poisson, .bursty, .trace: min(1, count)
    }
  }

  /// Most requests that can be under way at once.
  var mostTogether: Int { followsAnswers ? first : count }

  var followsAnswers: Bool { arrivals.followsAnswers }
  var isTrace: Bool { !traced.isEmpty }

  /// When request `number` comes, if the one before came (or the answer it follows ended) at `time`.
  func arrival(of number: Int, after time: Double) -> Double {
    switch arrivals {
    case .poisson(let rate): time + exponential(.gap, number) / rate
    case .bursty(let rate, let variation): time + gap(number, variation: variation) / rate
    case .closed: time
    case .users(_, let think): time + exponential(.think, number) * think
    case .trace: traced[number].arrivalSeconds
    }
  }

  func tokens(of number: Int) -> (prompt: Int, answer: Int) {
    guard number < traced.count else {
      let tokens = lengths.tokens(of: number, seed: seed)
      return number < underWay ? (tokens.prompt, left(of: tokens.answer, number)) : tokens
    }
    return lengths.bounded(prompt: traced[number].promptTokens, answer: traced[number].answerTokens)
  }

  /// Requests of closed loops that others follow.
  private var underWay: Int {
    guard case .closed(let requests) = arrivals, requests > 1, requests < count else { return 0 }
    return requests
  }

  private func left(of answer: Int, _ number: Int) -> Int {
    var stream = RandomStream(seed: seed, purpose: .phase, number: number)
    return max(Int((Double(answer) * stream.uniform()).rounded(.up)), 1)
  }

  private func exponential(_ purpose: RandomStream.Purpose, _ number: Int) -> Double {
    var stream = RandomStream(seed: seed, purpose: purpose, number: number)
    return stream.exponential()
  }

  /// A gamma gap of mean one.
  private func gap(_ number: Int, variation: Double) -> Double {
    // Below a thousandth the gaps differ by less than a simulation shows, and the shape would grow without bound.
    guard variation > 1e-3 else { return 1 }
    var stream = RandomStream(seed: seed, purpose: .gap, number: number)
    let shape = 1 / (variation * variation)
    return stream.gamma(shape: shape) / shape
  }
}
