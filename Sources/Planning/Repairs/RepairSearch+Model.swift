import Domain
import Estimation

extension RepairSearch {
  /// Of the related models so many are tried.
  private static let mostRelatives = 8

  /// A distilled, pruned or smaller sibling: the largest related model that does it on the same accelerators.
  func smallerModel() -> Repair? {
    let candidates = planner.relatives(of: resources.profile.model, faults)
      .filter { $0.parameters < resources.profile.parameters }
      .sorted { ($1.parameters, $0.model.id) < ($0.parameters, $1.model.id) }
    for relative in candidates.prefix(Self.mostRelatives) {
      var changed = request
      changed.model = relative.model.id
      changed.weights = nil
      changed.weightsPolicy = nil
      changed.count = plan.deployment.count
      changed.scheme = nil
      let action = Repair.Action.replaceModel(
        relative.relation, name: relative.model.name, parameters: relative.parameters)
      if let found = repair(.smallerModel, action, changed, cost: { .otherModel(rent($0)) }) { return found }
    }
    return nil
  }
}
