import Quantities

extension PlanMeasure {
  /// The measure of a plan, in the unit that its name tells; nil where the plan doesn't know it.
  package func value(in plan: Plan) -> Interval? {
    guard let value = estimate(in: plan) ?? number(in: plan).map(Interval.init(exactly:)) else { return nil }
    // A file may hold a price so high that a month of it is none.
    return [value.low, value.likely, value.high].allSatisfy(\.isFinite) ? value : nil
  }

  private func estimate(in plan: Plan) -> Interval? {
    let performance = plan.performance
    return switch self {
    case .timeToFirstTokenSeconds: performance.timeToFirstTokenSeconds
    case .timePerOutputTokenSeconds: performance.timePerOutputTokenSeconds
    // No tokens come out of such a model, rather than none a second.
    case .outputTokensPerSecond: performance.timePerOutputTokenSeconds.map { _ in performance.outputTokensPerSecond }
    case .requestsPerSecond: performance.requestsPerSecond
    case .itemsPerSecond: performance.items?.perSecond
    case .recovery: plan.quality.recovery
    case .perplexityIncrease: plan.quality.perplexityIncrease
    default: nil
    }
  }

  private func number(in plan: Plan) -> Double? {
    switch self {
    case .count: Double(plan.deployment.count)
    case .bytesPerAccelerator: Double(plan.memory.totalBytes.bytes)
    case .bytes: Double((plan.memory.totalBytes * plan.deployment.count).bytes)
    case .usdPerHour: plan.cost.usdPerHour
    case .usdPerMonth: plan.cost.usdPerMonth
    case .usdPerMillionTokens: plan.cost.usdPerMillionTokens
    case .usdPerMillionItems: plan.cost.usdPerMillionItems
    case .joulesPerToken: plan.energy.joulesPerToken
    case .joulesPerItem: plan.energy.joulesPerItem
    case .gramsCO2PerMillionTokens: plan.energy.gramsCO2PerMillionTokens
    case .gramsCO2PerMillionItems: plan.energy.gramsCO2PerMillionItems
    case .missedTargets: Double(plan.verdict.missedTargets.count)
    default: nil
    }
  }
}
