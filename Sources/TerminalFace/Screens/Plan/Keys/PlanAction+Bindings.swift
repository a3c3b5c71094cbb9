import TerminalModel

extension PlanAction {
  static let bindings: [Binding<PlanAction>] = [measuring, changing] + schemes + repairs + panes

  private static let measuring = Binding<PlanAction>(
    .measure, id: "measure", keys: [.character("r")], title: "measure",
    help: "Measure the scheme's error on weights, or stop measuring", group: "Take away", isInFooter: true)

  private static let changing = Binding<PlanAction>(
    .changeField, id: "change-field", keys: [.enter], title: "change", help: "Change the selected part of the question",
    group: "Ask", scope: PlanScope.request, isInFooter: true, isInPalette: false)

  private static let schemes: [Binding<PlanAction>] = {
    let group = "Schemes"
    return [
      Binding(
        .pinScheme, id: "pin-scheme", keys: [.enter], title: "pin scheme",
        help: "Plan with the selected scheme; again, let the planner choose", group: group, scope: PlanScope.schemes,
        isInFooter: true),
      Binding(
        .automaticScheme, id: "automatic-scheme", keys: [.character("a"), .character(" ")], title: "any scheme",
        help: "Let the planner choose the scheme", group: group),
    ]
  }()

  private static let repairs: [Binding<PlanAction>] = {
    let group = "Repairs"
    let numbered = (1...9).map { number in
      Binding<PlanAction>(
        .applyRepairNumber(number), id: "apply-repair-\(number)", keys: [], title: "apply",
        help: "Apply repair \(number)", group: group, seriesHelp: "Apply the repair of this number")
    }
    return [
      Binding(
        .show(.repairs), id: "show-repairs", keys: [.character("f")], title: "fixes",
        help: "Show what would make it fit, or better", group: group, isInFooter: true),
      Binding(
        .applyRepair, id: "apply-repair", keys: [.enter], title: "apply", help: "Apply the selected repair",
        group: group, scope: PlanScope.repairs, isInFooter: true),
    ] + numbered
  }()

  /// Going straight to a pane has no key of its own, except for repairs; the palette has them all.
  private static let panes: [Binding<PlanAction>] = PlanPane.allCases.filter { $0 != .repairs }.map { pane in
    let name = pane.traits.shortTitle
    return Binding(
      .show(pane), id: "show-" + pane.rawValue, keys: [], title: name.lowercased(), help: "Go to \(name)", group: "Move"
    )
  }
}
