import Domain

extension PlanBuilder {
  /// The best candidate, without words; nil when no layout is valid.
  func best() -> Candidate? {
    Strategy(mode: request.mode, request: request).best(eligible(weigh().candidates))
  }
}
