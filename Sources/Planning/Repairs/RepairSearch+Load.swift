import Domain

extension RepairSearch {
  /// No context is halved below this.
  private static let leastContext = 512

  /// The longest halving of the context that fits; never shorter than the workload's own lengths.
  func shorterContext() -> Repair? {
    let kept = keepingShape
    let halvings = sequence(first: kept.contextTokens) { $0 >= Self.leastContext ? $0 / 2 : nil }.dropFirst()
    return best(of: halvings.prefix { $0 >= request.inputTokens + request.outputTokens }) { tokens, mustCure in
      var changed = kept
      changed.contextTokens = tokens
      return repair(.shorterContext, .limitContext(tokens: tokens), changed, mustCure: mustCure) { _ in
        .longRequestsRefused
      }
    }
  }

  /// The most sequences, halving, that fit.
  ///
  /// A rate, people and jobs don't get fewer by it.
  func fewerSequences() -> Repair? {
    guard case .concurrency = request.load else { return nil }
    let kept = keepingShape
    return best(of: sequence(first: kept.concurrency) { $0 > 1 ? $0 / 2 : nil }.dropFirst()) { sequences, mustCure in
      var changed = kept
      changed.concurrency = sequences
      return repair(.fewerSequences, .limitSequences(sequences), changed, mustCure: mustCure) { _ in .queue }
    }
  }

  /// The request for the plan's own scheme and count.
  private var keepingShape: PlanRequest {
    var kept = request
    kept.scheme = plan.deployment.scheme
    kept.count = plan.deployment.count
    return kept
  }
}
