import TerminalModel

/// Does it fit, and why this way? The verdict, the schemes, and details of the plan.
struct PlanScreen: Screen {
  static let title = "Plan"
  static let number = 1
  static let bindings = PlanAction.bindings

  var focus = PlanFocus()

  func layout(_ shared: SharedState) -> PlanLayout { PlanLayout(self, shared) }

  func draw(_ layout: PlanLayout, _ shared: SharedState, into frame: inout Frame) {
    PlanView(screen: self, shared: shared, layout: layout).draw(into: &frame)
  }
}
