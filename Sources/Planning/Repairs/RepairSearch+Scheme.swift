import Domain
import Quantities

extension RepairSearch {
  /// Fewer bits on the same accelerators: the best scheme that fits.
  func otherScheme() -> Repair? {
    guard request.scheme != nil else { return nil }
    var changed = request
    changed.scheme = nil
    guard let best = solved(changed), best.scheme.id != plan.deployment.scheme else { return nil }
    changed.scheme = best.scheme.id
    return Repair(
      action: "Store the weights as \(best.scheme.name)", effect: effect(best), cost: loss(best), request: changed)
  }

  /// Half the cache bytes.
  func narrowerCache() -> Repair? {
    guard !plan.deployment.keyValueCache.isQuantized else { return nil }
    var changed = request
    changed.scheme = plan.deployment.scheme
    changed.keyValueCache = resources.engine.keyValueCacheFormats.first {
      $0.isQuantized && $0.bitsPerElement >= 8
    }
    guard changed.keyValueCache != nil else { return nil }
    return repair("Keep the KV cache in \(changed.keyValueCache?.rawValue ?? "8 bits")", changed) { _ in
      "a small loss at long contexts"
    }
  }

  /// More tokens in the same memory.
  func roomierCache() -> Repair? {
    guard plan.memory.bytes(of: .keyValueCache) > .zero, let repair = narrowerCache(),
      let best = solved(repair.request),
      best.ledger.keyValueCacheTokens > plan.memory.keyValueCacheTokens
    else { return nil }
    let now = NumberText.grouped(plan.memory.keyValueCacheTokens)
    let then = NumberText.grouped(best.ledger.keyValueCacheTokens)
    return Repair(
      action: repair.action, effect: "room for \(then) tokens instead of \(now)", cost: repair.cost,
      request: repair.request)
  }
}
