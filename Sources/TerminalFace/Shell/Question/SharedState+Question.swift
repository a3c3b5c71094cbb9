import Domain
import Export
import Presentation
import TerminalModel

extension SharedState {
  /// Does an action, or says why it isn't possible.
  mutating func perform(_ action: QuestionAction) -> [Effect] {
    guard let reason = availability(of: action).reason else { return carryOut(action) }
    refuse(reason)
    return []
  }

  /// Does an action that is known to be possible.
  mutating func carryOut(_ action: QuestionAction) -> [Effect] {
    switch action {
    case .search: overlay = .picker(Picker(kind: nil))
    case .choose(let kind): overlay = .picker(picker(of: kind))
    case .edit(let subject): edit(subject)
    case .editOptions: overlay = .options(OptionsEditor())
    case .export: openExport()
    case .copyCommand: return plan.map { [.copy(RequestText.command($0.request), what: "the command")] } ?? []
    case .copyPlan: return copyPlan()
    case .mark: toggleMark()
    case .undo: return question.undo() ? replan() : []
    case .redo: return question.redo() ? replan() : []
    case .turn(let knob): return turn(knob)
    }
    return []
  }

  private mutating func copyPlan() -> [Effect] {
    guard let plan else { return [] }
    guard let text = try? PlanExport.text(plan, as: .json) else {
      notice = .problem("The plan holds a number that JSON can't write.")
      return []
    }
    return [.copy(text, what: "the plan as JSON")]
  }

  /// Takes the first request.
  mutating func begin(_ request: PlanRequest) -> [Effect] {
    guard question.current == nil else { return [] }
    question.begin(request)
    return replan()
  }

  /// Takes the request that a choice from a catalog has led to.
  mutating func takeRevision(_ number: Int, _ result: Result<PlanRequest, Failure>) -> [Effect] {
    guard number == answer.pending else { return [] }
    answer.pending = nil
    defer { optionsAsked = nil }
    switch result {
    case .success(let request) where request != question.current: return ask(request)
    case .success: break
    case .failure(let failure): refuse(failure)
    }
    // What was being planned when the change was asked for is planned all the same.
    return answer.isOwed ? replan() : []
  }

  /// Says why a change is none; what was typed is there to be mended.
  private mutating func refuse(_ failure: Failure) {
    guard var editor = optionsAsked, overlay == nil else {
      notice = .problem(failure.message)
      return
    }
    editor.problem = failure.message
    overlay = .options(editor)
  }

  /// Takes the lists of the catalogs, and says what is wrong with them unless something else is being said.
  mutating func take(_ lists: CatalogLists) {
    catalog = lists
    guard notice == nil, let first = warnings.first else { return }
    notice = .problem(warnings.count == 1 ? "Warning: \(first)" : "\(warnings.count) warnings, the first: \(first)")
  }

  /// Changes the question; nothing happens where it stays the same.
  mutating func ask(_ request: PlanRequest) -> [Effect] {
    question.change(to: request) ? replan() : []
  }

  /// Plans what is asked now.
  mutating func replan() -> [Effect] {
    guard let request = question.current else { return [] }
    answer.isOwed = true
    return [.plan(number: answer.expect(), request)]
  }
}
