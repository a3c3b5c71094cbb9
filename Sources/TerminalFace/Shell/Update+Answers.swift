import Domain

extension State {
  mutating func begin(_ result: Result<PlanRequest, Failure>) -> [Effect] {
    switch result {
    case .success(let request):
      guard question.current == nil else { return [] }
      question.begin(request)
      return replan()
    case .failure(let failure):
      answer.failure = failure.message
      return listOnce()
    }
  }

  private mutating func listOnce() -> [Effect] {
    defer { hasAskedForLists = true }
    return hasAskedForLists ? [] : [.list]
  }

  mutating func takeRevision(_ number: Int, _ result: Result<PlanRequest, Failure>) -> [Effect] {
    guard number == answer.pending else { return [] }
    answer.pending = nil
    switch result {
    case .success(let request): return ask(request)
    case .failure(let failure): notice = .problem(failure.message)
    }
    return []
  }

  mutating func takePlan(_ number: Int, _ result: Result<Answered, Failure>) -> [Effect] {
    guard answer.take(number, result) else { return [] }
    selectChosenScheme()
    return listOnce()
  }

  /// The selection follows the plan's scheme, unless the user is about to choose another.
  private mutating func selectChosenScheme() {
    guard let rows = answer.answered?.schemes.rows, let place = rows.firstIndex(where: \.isChosen) else { return }
    focus.schemes.selection = place
    // Neighbours on both sides say what more and fewer bits would bring.
    focus.schemes.offset = max(place - 2, 0)
  }

  mutating func take(_ outcome: ExportOutcome) {
    switch outcome {
    case .written(let path):
      overlay = nil
      notice = .done("Wrote \(path)")
    case .exists(let path):
      guard case .export(var dialog) = overlay else { return }
      dialog.existing = path
      overlay = .export(dialog)
    case .failed(let failure):
      guard case .export(var dialog) = overlay else {
        notice = .problem(failure.message)
        return
      }
      dialog.problem = failure.message
      overlay = .export(dialog)
    }
  }

  /// Starts measuring, or stops and keeps what has been measured.
  mutating func toggleMeasurement() -> [Effect] {
    if laboratory.isRunning {
      laboratory.phase = .cancelled
      return [.cancelMeasurement]
    }
    guard let plan else { return [] }
    focus.move(to: .laboratory)
    focus[.laboratory] = .text
    let number = laboratory.begin(scheme: plan.deployment.scheme, weights: plan.request.weights)
    return [.measure(number: number, plan)]
  }

  /// What was measured on the model's own weights makes the plan's quality sharper, so that it is planned again.
  mutating func endMeasurement(_ number: Int, _ failure: Failure?) -> [Effect] {
    guard number == laboratory.number, laboratory.isRunning else { return [] }
    laboratory.phase = failure.map { .failed($0.message) } ?? .finished
    return failure == nil && laboratory.weights != nil ? replan() : []
  }
}
