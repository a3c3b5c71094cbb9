import Domain

/// What the plan in sight is compared with where nothing is marked.
struct CompareNews: Sendable, Hashable {
  /// The question of the plan that it is next to.
  let request: PlanRequest
  /// Nil where nothing else runs.
  let plan: Plan?
}

/// Plans the next best scheme of a plan, on as many accelerators as it was weighed with.
struct NextBest: ScreenWork {
  typealias Owner = CompareScreen
  let plan: Plan

  func run(_ services: Services, tell: @escaping @Sendable (CompareNews) -> Void) {
    let others = plan.alternatives.filter { $0.deployment.scheme != plan.deployment.scheme }
    let next = others.first { $0.outcome != .doesNotFit } ?? others.first
    var request = plan.request
    request.scheme = next?.deployment.scheme
    let found = next.flatMap { _ in try? services.plan(request) }
    tell(CompareNews(request: plan.request, plan: found))
  }
}
