import Domain

extension SharedState {
  func availability(of action: QuestionAction) -> Availability {
    switch action {
    case .search, .choose: .enabled
    case .undo: question.earlier.isEmpty ? .disabled("nothing to undo") : .enabled
    case .redo: question.later.isEmpty ? .disabled("nothing to redo") : .enabled
    case .export, .copyCommand, .copyPlan: needsPlan
    case .mark: isFull ? .disabled("\(Self.mostMarks) plans are marked, the most that are compared") : needsPlan
    case .edit, .editOptions: needsRequest
    case .turn(let knob): asked { objection(to: knob, of: $0) }
    }
  }

  /// Why a knob can't be turned further.
  private func objection(to knob: QuestionAction.Knob, of request: PlanRequest) -> String? {
    switch knob {
    case .fewerAccelerators: accelerators > 1 ? nil : "one accelerator is the least"
    case .automaticCount: request.count != nil ? nil : "the planner chooses the count already"
    case .halveContext: request.contextTokens > 1 ? nil : "one token is the least"
    case .halveUsers: sequences(of: request) > 1 ? nil : "one user is the least"
    case .moreAccelerators, .doubleContext, .doubleUsers, .toggleMode, .nextKeyValueCache: nil
    }
  }

  /// Whether something can be done with the plan: it must be there, and answer what is asked now.
  var needsPlan: Availability {
    if answer.failure != nil { return .disabled("there is no plan; change the question first") }
    return plan == nil || answer.pending != nil ? .disabled("the plan isn't ready yet") : .enabled
  }

  var needsRequest: Availability { asked { _ in nil } }

  /// Whether something can be done to the request: it must be there, and nothing speak against it.
  func asked(_ objection: (PlanRequest) -> String?) -> Availability {
    guard let request = question.current else {
      return .disabled("there is no question yet; choose a model first")
    }
    return objection(request).map { .disabled($0) } ?? .enabled
  }

  /// The accelerators, or hosts, asked for, or found by the planner.
  var accelerators: Int {
    question.current?.askedCount ?? plan.map { $0.deployment.hostCount ?? $0.deployment.count } ?? 1
  }

  /// Says why something isn't possible.
  mutating func refuse(_ reason: String) {
    notice = .problem(reason.prefix(1).uppercased() + reason.dropFirst() + ".")
  }
}
