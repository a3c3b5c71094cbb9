import Domain

/// What a model makes of what, by which some of what can be asked counts for nothing.
enum RequestKind: Sendable, CaseIterable {
  case writing, encoding, looking, drawing, listening

  /// Nil for a model whose shape nobody knows.
  init?(_ model: Model) {
    guard let architecture = model.architecture else { return nil }
    if architecture.denoising != nil {
      self = .drawing
    } else if model.modality == .speech {
      self = .listening
    } else if model.modality == .image {
      self = .looking
    } else {
      self = architecture.generatesTokens ? .writing : .encoding
    }
  }

  private static let tokens: [RequestField] = [
    .contextTokens, .inputTokens, .outputTokens, .inputTokensP95, .outputTokensP95, .prefixHit,
  ]
  private static let written: [RequestField] = [
    .outputTokens, .outputTokensP95, .maximumTimePerOutputTokenSeconds, .speculative,
  ]

  /// What has no meaning for such models.
  var without: [RequestField] {
    switch self {
    case .writing, .listening: [.denoisingSteps]
    case .encoding: Self.written + [.denoisingSteps]
    case .looking, .drawing:
      Self.tokens + Self.written + (self == .looking ? [.denoisingSteps] : [])
    }
  }

  private var words: String {
    switch self {
    case .writing: "writes text"
    case .encoding: "encodes texts and writes none"
    case .looking: "looks at pictures and neither reads nor writes tokens"
    case .drawing: "makes images, whose size and steps (--image-size, --steps) are all that counts"
    case .listening: "transcribes speech"
    }
  }

  /// What leaves a field as if nobody had asked.
  private static let nothing: Set<String> = [
    "", "0", "0%", "auto", "none", RequestField.unlimited, RequestField.automatic,
  ]

  /// Refuses what was asked and would count for nothing.
  func check(_ changes: RequestChanges, of model: String) throws(PlanningError) {
    for field in without {
      guard let found = changes[field], !Self.nothing.contains(found.lowercased()) else { continue }
      throw .invalid(what: field.name, found: found, expected: reason(field, model))
    }
  }

  private func reason(_ field: RequestField, _ model: String) -> String {
    field.id == RequestField.denoisingSteps.id
      ? "none (\(field.flag) auto), as \(model) makes no images from noise"
      : "none (without \(field.flag)), as \(model) \(words)"
  }
}
