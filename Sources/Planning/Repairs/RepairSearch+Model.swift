import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// A distilled, pruned or smaller sibling: the largest related model that does it on the same accelerators.
  func smallerModel() -> Repair? {
    let model = resources.profile.model
    let candidates = planner.relatives(of: model)
      .filter { $0.parameters < resources.profile.parameters }
      .sorted { ($1.parameters, $0.model.id) < ($0.parameters, $1.model.id) }
    for relative in candidates.prefix(8) {
      var changed = request
      changed.model = relative.model.id
      changed.count = plan.deployment.count
      changed.scheme = nil
      let what = "\(relative.relation) \(relative.model.name), \(NumberText.parameters(relative.parameters))"
      let found = repair("Use the \(what)", changed) { best in
        "another model: compare its benchmarks; \(rent(best))"
      }
      if let found { return found }
    }
    return nil
  }
}
