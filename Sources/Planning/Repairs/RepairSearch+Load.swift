import Domain
import Quantities

extension RepairSearch {
  /// The longest halving of the context that fits; never shorter than the workload's own lengths.
  func shorterContext() -> Repair? {
    var changed = request
    changed.scheme = plan.deployment.scheme
    changed.count = plan.deployment.count
    while changed.contextTokens / 2 >= request.inputTokens + request.outputTokens, changed.contextTokens >= 512 {
      changed.contextTokens /= 2
      let context = NumberText.grouped(changed.contextTokens)
      let shorter = repair("Limit the context to \(context) tokens", changed) { _ in "longer requests are refused" }
      if let shorter { return shorter }
    }
    return nil
  }

  /// The most sequences, halving, that fit.
  func fewerSequences() -> Repair? {
    var changed = request
    changed.scheme = plan.deployment.scheme
    changed.count = plan.deployment.count
    while changed.concurrency > 1 {
      changed.concurrency /= 2
      let users = NumberText.grouped(changed.concurrency)
      let fewer = repair("Serve \(users) sequences at once", changed) { _ in "the others wait in a queue" }
      if let fewer { return fewer }
    }
    return nil
  }
}
