import Domain
import Estimation

extension RepairSearch {
  /// Nothing in the host's memory, where something was asked to be there.
  func withoutOffload() -> Repair? {
    guard request.settings.offload != nil else { return nil }
    return leaving(nil)
  }

  /// The experts, or as few layers as do it, in the host's memory, where the model doesn't fit and the engine can.
  func offload() -> Repair? {
    guard plan.verdict.outcome == .doesNotFit, request.settings.offload == nil else { return nil }
    return [leaving(.experts), fewestLayers()].compactMap(\.self).max { !$0.curesAll && $1.curesAll }
  }

  /// The fewest layers that make it fit, found by halving: more of them never take more of the accelerator.
  private func fewestLayers() -> Repair? {
    let layers = resources.profile.layers
    guard var found = leaving(.layers(layers)) else { return nil }
    var (short, enough) = (0, layers)
    while enough - short > 1 {
      let middle = (short + enough) / 2
      if let fewer = leaving(.layers(middle)) { (found, enough) = (fewer, middle) } else { short = middle }
    }
    return found
  }

  private func leaving(_ offload: Offload?) -> Repair? {
    var changed = request
    changed.settings.offload = offload
    return repair(.otherPlace, .leave(offload), changed) { .rent(rent($0)) }
  }
}
