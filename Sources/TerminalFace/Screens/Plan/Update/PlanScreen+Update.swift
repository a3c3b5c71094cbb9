import Catalogs
import Domain
import Presentation
import TerminalModel

extension PlanScreen {
  mutating func carryOut(_ action: PlanAction, _ shared: inout SharedState) -> [Effect] {
    switch action {
    case .show(let pane): focus.move(to: pane)
    case .changeField: return changeField(&shared)
    case .pinScheme: return togglePin(&shared)
    case .automaticScheme: return pin(nil, &shared)
    case .applyRepair: return applyRepair(selectedRepair(shared), &shared)
    case .applyRepairNumber(let number): return applyRepair(number - 1, &shared)
    case .measure: return toggleMeasurement(&shared)
    }
    return []
  }

  /// Enter on a part of the question: a list, a number or the next value.
  private mutating func changeField(_ shared: inout SharedState) -> [Effect] {
    switch focus.field {
    case .model: return shared.perform(.choose(.models))
    case .hardware: return shared.perform(.choose(.hardware))
    case .workload: return shared.perform(.choose(.workloads))
    case .engine: return shared.perform(.choose(.engines))
    case .region: return shared.perform(.choose(.regions))
    case .mode: return shared.perform(.turn(.toggleMode))
    case .count: return shared.perform(.edit(.count))
    case .context: return shared.perform(.edit(.context))
    case .users: return shared.perform(.edit(.users))
    case .keyValueCache: return shared.perform(.turn(.nextKeyValueCache))
    // Schemes are chosen in their table.
    case .scheme: focus.move(to: .schemes)
    }
    return []
  }

  private func togglePin(_ shared: inout SharedState) -> [Effect] {
    guard let selected = selectedScheme(shared) else { return [] }
    return pin(shared.question.current?.scheme == selected ? nil : selected, &shared)
  }

  /// Plans with a scheme; nil leaves it to the planner.
  private func pin(_ scheme: String?, _ shared: inout SharedState) -> [Effect] {
    guard var request = shared.question.current else { return [] }
    request.scheme = scheme
    return shared.ask(request)
  }

  private mutating func applyRepair(_ index: Int?, _ shared: inout SharedState) -> [Effect] {
    guard let repairs = shared.plan?.repairs, let index, repairs.indices.contains(index) else { return [] }
    focus[.repairs].selection = 0
    shared.notice = .done("\(repairs[index].action.words) (\(shared.key(of: "undo")) takes it back)")
    return shared.ask(repairs[index].request)
  }

  /// Starts measuring, or stops.
  private mutating func toggleMeasurement(_ shared: inout SharedState) -> [Effect] {
    guard shared.laboratory.running == nil else { return shared.stopMeasurement() }
    focus.move(to: .laboratory)
    focus[.laboratory] = .text
    return shared.beginMeasurement()
  }

  /// A measurement goes first, then the keyboard returns to the schemes.
  mutating func stepBack(_ shared: inout SharedState) -> [Effect]? {
    if shared.laboratory.running != nil { return shared.stopMeasurement() }
    guard focus.pane != .schemes else { return nil }
    focus.pane = .schemes
    return []
  }

  /// The selection follows the plan's scheme, unless the user is about to choose another.
  mutating func answerCame(_ shared: SharedState) {
    guard let rows = shared.answer.answered?.schemes.rows, let place = rows.firstIndex(where: \.isChosen) else {
      return
    }
    // Neighbours on both sides say what more and fewer bits would bring.
    focus[.schemes] = ScrollState(offset: max(place - 2, 0), selection: place)
  }
}
