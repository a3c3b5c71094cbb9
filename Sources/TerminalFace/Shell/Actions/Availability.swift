import Domain
import TerminalModel

/// Whether an action is possible now, and if not, why.
enum Availability: Hashable, Sendable {
  case enabled
  case disabled(String)

  var isEnabled: Bool { self == .enabled }
}

extension State {
  /// Whether an action is possible, with the reason where it isn't.
  func availability(of action: Action) -> Availability {
    switch action {
    case .undo: question.earlier.isEmpty ? .disabled("nothing to undo") : .enabled
    case .redo: question.later.isEmpty ? .disabled("nothing to redo") : .enabled
    case .toggleTheme:
      look.theme.depth == .mono ? .disabled("there are no colours to change here") : .enabled
    case .export, .copyCommand, .copyPlan: needsPlan()
    case .measure: laboratory.isRunning ? .enabled : needsPlan()
    case .pinScheme: selectedScheme == nil ? .disabled("no scheme is selected") : needsRequest()
    case .applyRepair: repairAvailability(focus.repairs.selection(count: plan?.repairs.count ?? 0))
    case .applyRepairNumber(let number): repairAvailability(number - 1)
    case .show, .move, .nextPane, .previousPane, .back, .help, .palette, .repaint, .quit: .enabled
    case .search, .chooseModel, .chooseHardware, .chooseWorkload, .chooseEngine, .chooseRegion: .enabled
    default: knobAvailability(of: action)
    }
  }

  /// The knobs of the request: what they would change must be there to change.
  private func knobAvailability(of action: Action) -> Availability {
    guard let request = question.current else { return needsRequest() }
    return switch action {
    case .automaticScheme:
      request.scheme == nil ? .disabled("the planner chooses the scheme already") : .enabled
    case .automaticCount:
      request.count == nil ? .disabled("the planner chooses the count already") : .enabled
    case .fewerAccelerators: accelerators > 1 ? .enabled : .disabled("one accelerator is the least")
    case .halveContext: request.contextTokens > 1 ? .enabled : .disabled("one token is the least")
    case .halveUsers: request.concurrency > 1 ? .enabled : .disabled("one user is the least")
    default: .enabled
    }
  }

  private func needsPlan() -> Availability {
    if answer.failure != nil { return .disabled("there is no plan; change the question first") }
    return plan == nil || answer.pending != nil ? .disabled("the plan isn't ready yet") : .enabled
  }

  private func needsRequest() -> Availability {
    question.current == nil ? .disabled("there is no question yet; choose a model first") : .enabled
  }

  private func repairAvailability(_ index: Int?) -> Availability {
    guard let repairs = plan?.repairs, !repairs.isEmpty else { return .disabled("there is nothing to repair") }
    guard let index, repairs.indices.contains(index) else {
      return .disabled("there are only \(repairs.count) repairs")
    }
    return .enabled
  }

  /// The scheme of the selected row.
  var selectedScheme: String? {
    guard let rows = answer.answered?.schemes.rows else { return nil }
    return focus.schemes.selection(count: rows.count).map { rows[$0].scheme }
  }

  /// The accelerators asked for, or found by the planner.
  var accelerators: Int { question.current?.count ?? plan?.deployment.count ?? 1 }

  /// The scopes in which keys are looked up, the nearest first.
  var scopes: [String] {
    let own: [String] =
      switch focus.pane {
      case .request: [Scope.request]
      case .schemes: [Scope.schemes]
      case .repairs: [Scope.repairs, Scope.repairNumbers]
      default: []
      }
    let doesNotFit = plan?.verdict.outcome == .doesNotFit && focus.pane != .repairs
    return own + (doesNotFit ? [Scope.repairNumbers] : []) + [BindingScope.everywhere]
  }
}
