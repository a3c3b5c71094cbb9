import Domain

extension RepairSearch {
  /// No context is halved below this.
  private static let leastContext = 512

  /// The longest halving of the context that fits; never shorter than the workload's own lengths.
  func shorterContext() -> Repair? {
    var changed = keepingShape
    while changed.contextTokens / 2 >= request.inputTokens + request.outputTokens,
      changed.contextTokens >= Self.leastContext
    {
      changed.contextTokens /= 2
      let action = Repair.Action.limitContext(tokens: changed.contextTokens)
      if let shorter = repair(.shorterContext, action, changed, cost: { _ in .longRequestsRefused }) { return shorter }
    }
    return nil
  }

  /// The most sequences, halving, that fit.
  ///
  /// A rate, people and jobs don't get fewer by it.
  func fewerSequences() -> Repair? {
    guard case .concurrency = request.load else { return nil }
    var changed = keepingShape
    while changed.concurrency > 1 {
      changed.concurrency /= 2
      let action = Repair.Action.limitSequences(changed.concurrency)
      if let fewer = repair(.fewerSequences, action, changed, cost: { _ in .queue }) { return fewer }
    }
    return nil
  }

  /// The request for the plan's own scheme and count.
  private var keepingShape: PlanRequest {
    var kept = request
    kept.scheme = plan.deployment.scheme
    kept.count = plan.deployment.count
    return kept
  }
}
