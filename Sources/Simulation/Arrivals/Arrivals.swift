/// When requests come.
package enum Arrivals: Sendable, Hashable {
  /// Independent of each other: exponential gaps.
  case poisson(requestsPerSecond: Double)
  /// Gamma gaps of this standard deviation over mean (as `--burstiness` of vLLM's benchmark, its inverse square);
  /// one is Poisson, zero a metronome.
  case bursty(requestsPerSecond: Double, coefficientOfVariation: Double)
  /// So many requests from the start, a new one at each answer's end. They are under way then: of each first answer a
  /// random part is left, lest all go on in step for ever.
  case closed(concurrency: Int)
  /// So many users, who think an exponential time of this mean before each request, the first included.
  case users(Int, thinkSeconds: Double)
  /// Requests as recorded, in any order.
  case trace([TracedRequest])

  /// Whether an answer's end makes way for the next request.
  var followsAnswers: Bool {
    switch self {
    case .closed, .users: true
    case .poisson, .bursty, .trace: false
    }
  }
}

/// A recorded request.
package struct TracedRequest: Sendable, Hashable {
  /// Seconds after the trace's beginning.
  package var arrivalSeconds: Double
  package var promptTokens: Int
  package var answerTokens: Int

  package init(arrivalSeconds: Double, promptTokens: Int, answerTokens: Int) {
    self.arrivalSeconds = arrivalSeconds
    self.promptTokens = promptTokens
    self.answerTokens = answerTokens
  }
}
