import Domain
import Estimation

extension RepairSearch {
  /// Of the related models so many are tried.
  private static let mostRelatives = 8

  /// A distilled, pruned or smaller sibling: the largest related model that does it on the same accelerators, or on fewer
  /// where nobody said how many.
  func smallerModel() -> Repair? {
    best(of: smallerRelatives) { relative, mustCure in
      if request.count == nil, plan.deployment.count > 1, let found = counted(request(for: relative), relative) {
        return found
      }
      var changed = request(for: relative)
      changed.count = plan.deployment.count
      return repair(.smallerModel, replacing(relative), changed, mustCure: mustCure) { .otherModel(rent($0)) }
    }
  }

  /// The largest of them that meets every target on as many of the same accelerators as it takes, else, where the
  /// smallest does so on any hardware, the largest that does.
  func smallerModelElsewhere() -> Repair? {
    let relatives = smallerRelatives
    for relative in relatives {
      if let found = counted(request(for: relative), relative) { return found }
    }
    guard let smallest = relatives.last, moved(smallest) != nil else { return nil }
    return relatives.lazy.compactMap(moved).first
  }

  private func moved(_ relative: Relative) -> Repair? {
    ranked(request(for: relative)).prefix(1).lazy.compactMap { counted($0.request, relative) }.first
  }

  /// The repair with the count that the planner chooses, if it meets every target.
  private func counted(_ open: PlanRequest, _ relative: Relative) -> Repair? {
    var changed = open
    guard let best = solved(changed), best.missed == 0 else { return nil }
    changed.count = best.deployment.count
    let found = repair(.smallerModel, replacing(relative), changed) { .otherModel(rent($0)) }
    return found.flatMap { $0.curesAll ? $0 : nil }
  }

  /// Of the related models the largest that are smaller, and the smallest of all, largest first.
  private var smallerRelatives: [Relative] {
    let candidates = planner.relatives(of: resources.profile.model, faults)
      .filter { $0.parameters < resources.profile.parameters }
      .sorted { ($1.parameters, $0.model.id) < ($0.parameters, $1.model.id) }
    return candidates.prefix(Self.mostRelatives) + candidates.dropFirst(Self.mostRelatives).suffix(1)
  }

  private func replacing(_ relative: Relative) -> Repair.Action {
    .replaceModel(relative.relation, name: relative.model.name, parameters: relative.parameters)
  }

  /// The request for another model, its count and scheme left to the planner.
  private func request(for relative: Relative) -> PlanRequest {
    var changed = request
    changed.model = relative.model.id
    (changed.weights, changed.weightsPolicy, changed.count, changed.scheme) = (nil, nil, nil, nil)
    return changed
  }
}
