import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// Fewer bits on the same accelerators: the best scheme that fits.
  func otherScheme() -> Repair? {
    guard request.scheme != nil else { return nil }
    var changed = request
    changed.scheme = nil
    guard let best = solved(changed), best.scheme.id != plan.deployment.scheme else { return nil }
    changed.scheme = best.scheme.id
    return repair(
      .otherScheme, .store(scheme: best.scheme.name), effect: .fits(fit(best)), cost: loss(best), changed)
  }

  /// Another scheme than the published one that was kept, where it costs less.
  func requantized() -> Repair? {
    guard request.scheme == nil, request.objective == nil,
      resources.profile.model.publishedSchemeID == plan.deployment.scheme
    else { return nil }
    var changed = request
    changed.objective = .cost
    guard let cheapest = solved(changed), cheapest.isRequantized else { return nil }
    changed = request
    changed.scheme = cheapest.scheme.id
    guard let best = solved(changed), best.cost.isLess(than: plan.cost, in: request.mode) else { return nil }
    return repair(
      .otherScheme, .store(scheme: best.scheme.name), effect: .fits(fit(best)),
      cost: .requantized(best.quality.recovery, rent(best)), changed)
  }

  /// What a scheme is known to lose.
  private func loss(_ best: Candidate) -> Repair.Cost {
    best.scheme.kind == .unquantized ? .noAccuracy : .accuracy(best.quality.recovery)
  }

  /// Fewer cache bytes, about half where all of it grows with tokens.
  func narrowerCache() -> Repair? {
    guard let (format, changed) = narrowCache else { return nil }
    return repair(.narrowerCache, .cacheFormat(format), changed) { _ in .longContexts }
  }

  /// More tokens in the same memory.
  func roomierCache() -> Repair? {
    let now = plan.memory.keyValueCacheTokens
    guard plan.memory.bytes(of: .keyValueCache) > .zero, let (format, changed) = narrowCache,
      let tokens = solved(changed)?.ledger.keyValueCacheTokens, Double(tokens) >= KeyValueCache.leastGain * Double(now)
    else { return nil }
    return repair(
      .roomierCache, .cacheFormat(format), effect: .moreTokens(tokens, now: now), cost: .longContexts, changed)
  }

  /// The request for the plan's scheme with the engine's first narrow cache; nil where the cache is narrow already.
  private var narrowCache: (format: KeyValueCacheFormat, request: PlanRequest)? {
    guard !plan.deployment.keyValueCache.isQuantized,
      let format = resources.narrowKeyValueCache(tokens: request.reachedTokens)
    else { return nil }
    var changed = request
    changed.scheme = plan.deployment.scheme
    changed.keyValueCache = format
    return (format, changed)
  }
}
