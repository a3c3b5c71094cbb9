/// A part of the Plan screen that can have the keyboard, in the order of Tab.
enum PlanPane: String, CaseIterable, Hashable, Sendable {
  /// What is asked: model, hardware, load.
  case request
  /// Schemes against numbers of accelerators.
  case schemes
  case speed
  /// The memory ledger, item by item.
  case memory
  /// Online beside offline.
  case modes
  case repairs
  /// Errors measured while one watches.
  case laboratory
  /// The choice of hardware and engines, and what nothing beats in everything.
  case compared
  /// Costs until a horizon, a hosted service, the day, cold starts: what was asked beyond how the model runs.
  case life
  case rejected
  case assumptions

  /// The panes that share the lower part of the screen.
  static let details: [PlanPane] = allCases.filter(\.isDetail)

  /// The pane a number of steps further, around the end.
  func moved(by steps: Int) -> PlanPane {
    let all = PlanPane.allCases
    let place = (all.firstIndex(of: self) ?? 0) + steps
    return all[((place % all.count) + all.count) % all.count]
  }
}
