import Domain
import Export
import Presentation
import TerminalModel

extension State {
  /// Does an action that is known to be possible.
  mutating func carryOut(_ action: Action) -> [Effect] {
    switch action {
    case .move(let direction): move(direction)
    case .nextPane: focus.move(to: focus.pane.moved(by: 1))
    case .previousPane: focus.move(to: focus.pane.moved(by: -1))
    case .show(let pane): focus.move(to: pane)
    case .back: return stepBack()
    case .help: overlay = .help(.text)
    case .palette: overlay = .palette(SelectionListState())
    case .toggleTheme: look.theme.appearance = look.theme.appearance == .dark ? .light : .dark
    case .repaint: return [.repaint]
    case .quit: isFinished = true
    case .export: openExport()
    case .copyCommand, .copyPlan: return copy(action)
    case .measure: return toggleMeasurement()
    case .undo: return question.undo() ? replan() : []
    case .redo: return question.redo() ? replan() : []
    case .changeField: return changeField()
    case .pinScheme: return togglePin()
    case .applyRepair: return applyRepair(focus.repairs.selection(count: plan?.repairs.count ?? 0))
    case .applyRepairNumber(let number): return applyRepair(number - 1)
    default: return openOrTurn(action)
    }
    return []
  }

  /// The request's own actions: those that open something, then those that turn a knob.
  private mutating func openOrTurn(_ action: Action) -> [Effect] {
    switch action {
    case .search: overlay = .picker(Picker(kind: nil))
    case .chooseModel: overlay = .picker(Picker(kind: .models))
    case .chooseHardware: overlay = .picker(Picker(kind: .hardware))
    case .chooseWorkload: overlay = .picker(Picker(kind: .workloads))
    case .chooseEngine: overlay = .picker(Picker(kind: .engines))
    case .chooseRegion: overlay = .picker(Picker(kind: .regions))
    case .editContext: edit(.context)
    case .editUsers: edit(.users)
    case .editCount: edit(.count)
    default: return turnKnob(action)
    }
    return []
  }

  /// One step back: what lies on top goes first, then a measurement, then the keyboard returns to the schemes.
  private mutating func stepBack() -> [Effect] {
    if laboratory.isRunning { return toggleMeasurement() }
    if focus.pane != .schemes {
      focus.pane = .schemes
    } else {
      let quit = keys.binding(id: "quit")?.keys.first?.label(look.symbols) ?? ""
      notice = Notice(text: "Nothing to go back from; \(quit) leaves.", role: .dim)
    }
    return []
  }

  private mutating func copy(_ action: Action) -> [Effect] {
    guard let plan else { return [] }
    if action == .copyCommand { return [.copy(RequestText.command(plan.request), what: "the command")] }
    guard let text = try? PlanExport.text(plan, as: .json) else {
      notice = .problem("The plan holds a number that JSON can't write.")
      return []
    }
    return [.copy(text, what: "the plan as JSON")]
  }

  private mutating func applyRepair(_ index: Int?) -> [Effect] {
    guard let repairs = plan?.repairs, let index, repairs.indices.contains(index) else { return [] }
    focus.repairs.selection = 0
    let undo = keys.binding(id: "undo")?.keys.first?.label(look.symbols) ?? ""
    notice = .done("\(repairs[index].action) (\(undo) takes it back)")
    return ask(repairs[index].request)
  }

  private mutating func togglePin() -> [Effect] {
    guard let selectedScheme, var request = question.current else { return [] }
    request.scheme = request.scheme == selectedScheme ? nil : selectedScheme
    return ask(request)
  }

  /// Changes the question; nothing happens where it stays the same.
  mutating func ask(_ request: PlanRequest) -> [Effect] {
    question.change(to: request) ? replan() : []
  }

  /// Plans what is asked now.
  mutating func replan() -> [Effect] {
    guard let request = question.current else { return [] }
    return [.plan(number: answer.expect(), request)]
  }
}
