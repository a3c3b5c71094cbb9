import Domain

extension SharedState {
  /// Turns a knob of the request and plans again.
  mutating func turn(_ knob: QuestionAction.Knob) -> [Effect] {
    guard var request = question.current else { return [] }
    switch knob {
    case .moreAccelerators: request.count = accelerators + 1
    case .fewerAccelerators: request.count = max(accelerators - 1, 1)
    case .automaticCount: request.count = nil
    case .doubleContext: request.contextTokens = Self.doubled(request.contextTokens)
    case .halveContext:
      request.contextTokens = max(request.contextTokens / 2, 1)
      request.shrinkLengthsToContext()
    case .doubleUsers: request.concurrency = Self.doubled(request.concurrency)
    case .halveUsers: request.concurrency = max(request.concurrency / 2, 1)
    case .toggleMode: request.mode = request.mode == .online ? .offline : .online
    case .nextKeyValueCache: request.keyValueCache = nextKeyValueCache(after: request.keyValueCache)
    }
    return ask(request)
  }

  /// Automatic, then each format of the engine in turn.
  private func nextKeyValueCache(after format: KeyValueCacheFormat?) -> KeyValueCacheFormat? {
    let formats = answer.answered?.facts.keyValueCacheFormats ?? KeyValueCacheFormat.allCases
    guard let format, let place = formats.firstIndex(of: format) else { return formats.first }
    return place + 1 < formats.count ? formats[place + 1] : nil
  }

  private static func doubled(_ number: Int) -> Int {
    let (doubled, overflow) = number.multipliedReportingOverflow(by: 2)
    return overflow ? number : min(doubled, NumberEditor.largest)
  }

  /// Puts a catalog entry into the question, or into the starting point as long as there is no question.
  mutating func choose(_ choice: Choice) -> [Effect] {
    if let request = question.current { return [.revise(number: answer.expect(), request, choice)] }
    switch choice.kind {
    case .models: start.model = choice.id
    case .hardware: start.hardware = choice.id
    case .workloads: start.workload = choice.id
    case .engines: start.engine = choice.id
    case .regions: start.region = choice.id
    case .schemes: return []
    }
    return [.start(start)]
  }
}
