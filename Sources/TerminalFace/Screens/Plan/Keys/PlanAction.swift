/// What keys do on the Plan screen alone.
enum PlanAction: ScreenAction {
  typealias Owner = PlanScreen

  case show(PlanPane)
  /// Enter on a part of the question.
  case changeField
  case pinScheme, automaticScheme
  case applyRepair, applyRepairNumber(Int)
  case measure
}

/// Where a key has a meaning of its own on the Plan screen.
enum PlanScope {
  static let request = "request"
  static let schemes = "schemes"
  static let repairs = "repairs"
}
