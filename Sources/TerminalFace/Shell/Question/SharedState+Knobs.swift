import Domain

extension SharedState {
  /// Turns a knob of the request and plans again.
  mutating func turn(_ knob: QuestionAction.Knob) -> [Effect] {
    guard var request = question.current else { return [] }
    switch knob {
    case .moreAccelerators: request.askedCount = RequestField.count.clamped(accelerators + 1)
    case .fewerAccelerators: request.askedCount = RequestField.count.clamped(accelerators - 1)
    case .automaticCount: request.count = nil
    case .doubleContext: request.contextTokens = RequestField.contextTokens.doubled(request.contextTokens)
    case .halveContext:
      request.contextTokens = RequestField.contextTokens.clamped(request.contextTokens / 2)
      request.shrinkLengthsToContext()
    case .doubleUsers: request.askedConcurrency = RequestField.concurrency.doubled(sequences(of: request))
    case .halveUsers: request.askedConcurrency = RequestField.concurrency.clamped(sequences(of: request) / 2)
    case .toggleMode: request.toggleMode(keeping: &limitsAside)
    case .nextKeyValueCache: request.keyValueCache = nextKeyValueCache(after: request.keyValueCache)
    }
    return ask(request)
  }

  /// Sequences in flight as they were asked for, or as the plan in sight has them.
  func sequences(of request: PlanRequest) -> Int {
    request.askedConcurrency ?? plan?.sequences ?? request.concurrency
  }

  /// Automatic, then each format of the engine in turn.
  private func nextKeyValueCache(after format: KeyValueCacheFormat?) -> KeyValueCacheFormat? {
    let formats = answer.answered?.facts.keyValueCacheFormats ?? KeyValueCacheFormat.allCases
    guard let format, let place = formats.firstIndex(of: format) else { return formats.first }
    return place + 1 < formats.count ? formats[place + 1] : nil
  }

  /// Puts a catalog entry into the question, or into the starting point as long as there is no question.
  mutating func choose(_ choice: Choice) -> [Effect] {
    guard let field = choice.kind.field else { return [] }
    optionsAsked = nil
    if let request = question.current { return [.revise(number: answer.expect(), request, [field: choice.id])] }
    start.changes[field] = choice.id
    return [.start(start)]
  }
}

extension RequestField {
  /// Twice a number, as far as the field goes.
  fileprivate func doubled(_ number: Int) -> Int {
    let (doubled, overflow) = number.multipliedReportingOverflow(by: 2)
    return overflow ? number : clamped(doubled)
  }
}
