import Domain

extension PlanScreen {
  func availability(of action: PlanAction, _ shared: SharedState) -> Availability {
    switch action {
    case .show: .enabled
    case .changeField: shared.needsRequest
    case .pinScheme:
      selectedScheme(shared) == nil ? .disabled("no scheme is selected") : shared.needsRequest
    case .automaticScheme: shared.asked { $0.scheme != nil ? nil : "the planner chooses the scheme already" }
    case .applyRepair:
      Self.objection(toRepair: selectedRepair(shared), shared).map { .disabled($0) } ?? .enabled
    case .applyRepairNumber(let number):
      Self.objection(toRepair: number - 1, shared).map { .absent($0) } ?? .enabled
    case .measure: shared.laboratory.running == nil ? shared.needsPlan : .enabled
    }
  }

  private static func objection(toRepair index: Int?, _ shared: SharedState) -> String? {
    guard let repairs = shared.plan?.repairs, !repairs.isEmpty else { return "there is nothing to repair" }
    guard let index, repairs.indices.contains(index) else {
      return repairs.count == 1 ? "there is only 1 repair" : "there are only \(repairs.count) repairs"
    }
    return nil
  }

  func scopes(_ shared: SharedState) -> [String] { focus.pane.traits.scopes }

  func urgentAction(_ shared: SharedState) -> PlanAction? { doesNotFit(shared) ? .show(.repairs) : nil }

  private func doesNotFit(_ shared: SharedState) -> Bool { shared.plan?.verdict.outcome == .doesNotFit }
}
