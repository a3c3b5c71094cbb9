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

  /// As many sequences as a rate brings, where fewer were asked for and can't serve it.
  func moreSequences() -> Repair? {
    guard !request.concurrencyFollows, request.wantedRate != nil, Strategy.unserved(plan.verdict.targets) > 0 else {
      return nil
    }
    var changed = request
    changed.concurrencyFollows = true
    return repair(.moreSequences, .leaveSequences, changed) { .rent(rent($0)) }
  }

  /// The most sequences that fit, nearly: halved, then halfway back.
  ///
  /// A rate, people and jobs don't get fewer by it.
  func fewerSequences() -> Repair? {
    guard case .concurrency = request.load else { return nil }
    let kept = keepingShape
    func serving(_ sequences: Int, mustCure: Bool) -> Repair? {
      var changed = kept
      changed.concurrency = sequences
      return repair(.fewerSequences, .limitSequences(sequences), changed, mustCure: mustCure) { _ in .queue }
    }
    let halvings = sequence(first: kept.concurrency) { $0 > 1 ? $0 / 2 : nil }.dropFirst()
    guard var found = best(of: halvings, serving) else { return nil }
    // The next more that was tried does less; what lies between may do as much.
    var (fewest, most) = (found.request.concurrency, min(2 * found.request.concurrency, kept.concurrency))
    while most - fewest > max(fewest / Self.finestStep, 1) {
      let middle = (fewest + most) / 2
      if let more = serving(middle, mustCure: found.curesAll), more.curesAll == found.curesAll {
        (fewest, found) = (middle, more)
      } else {
        most = middle
      }
    }
    return found
  }

  /// Sequences are found to one part in so many.
  private static let finestStep = 8

  /// The request for the plan's own scheme and count.
  private var keepingShape: PlanRequest {
    var kept = request
    kept.scheme = plan.deployment.scheme
    kept.count = plan.deployment.count
    return kept
  }
}
