/// What somebody asks anew of a request: values by field, as people write them.
package struct RequestChanges: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private var texts: [RequestField: String] = [:]

  package init() {}

  package init(dictionaryLiteral elements: (RequestField, String)...) {
    for (field, text) in elements { texts[field] = text }
  }

  package subscript(field: RequestField) -> String? {
    get { texts[field] }
    set { texts[field] = newValue }
  }

  /// Fields by which they say how much comes; `none` takes back what an earlier request said.
  package var loads: [RequestField] {
    RequestField.loads.filter { field in
      guard let text = texts[field] else { return false }
      return field == .trace || text.lowercased() != RequestField.unlimited
    }
  }

  /// These changes over others: of a field that both name, these count.
  package func over(_ others: RequestChanges) -> RequestChanges {
    var all = others
    all.texts.merge(texts) { _, mine in mine }
    return all
  }
}

extension PlanRequest {
  /// Puts changes into the request; lengths that nobody asked for give way to those that somebody did.
  package mutating func apply(_ changes: RequestChanges) throws(RequestProblem) {
    for field in RequestField.all {
      guard let text = changes[field] else { continue }
      try field.set(text, in: &self)
    }
    leaveOneLoad(changes)
    settleLengths(
      context: changes[.contextTokens] != nil, input: changes[.inputTokens] != nil,
      output: changes[.outputTokens] != nil)
  }

  /// - Parameters: which of the lengths were asked for.
  private mutating func settleLengths(context: Bool, input: Bool, output: Bool) {
    let (sum, overflow) = inputTokens.addingReportingOverflow(outputTokens)
    // Such lengths are refused when the request is checked.
    guard !overflow else { return }
    guard context else {
      if input || output { contextTokens = sum }
      return
    }
    switch (input, output) {
    case (false, false): shrinkLengthsToContext()
    case (true, false) where sum > contextTokens: outputTokens = max(contextTokens - inputTokens, 0)
    case (false, true) where sum > contextTokens: inputTokens = max(contextTokens - outputTokens, 0)
    default: break
    }
  }

  /// Makes prompt and answer fit into the context: the answer keeps at most half of it, the prompt gets the rest.
  package mutating func shrinkLengthsToContext() {
    let (sum, overflow) = inputTokens.addingReportingOverflow(outputTokens)
    guard !overflow, sum > contextTokens else { return }
    outputTokens = min(outputTokens, contextTokens / 2)
    inputTokens = contextTokens - outputTokens
  }
}
