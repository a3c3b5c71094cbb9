/// What a model is asked to do, as far as that decides which models can.
package enum ModelTask: Sendable, Hashable {
  /// Texts become vectors.
  case embedding
  /// Text goes in and comes out.
  case generation
  /// Pictures go in with the text.
  case seeing
  /// Text becomes pictures.
  case drawing
  /// Pictures become labels or masks.
  case looking
  /// Speech becomes text.
  case listening

  package init(_ workload: Workload) {
    if let task = workload.task {
      self =
        switch task {
        case .imageGeneration: .drawing
        case .imageUnderstanding: .looking
        case .speech: .listening
        }
    } else if workload.outputTokens == 0 {
      self = .embedding
    } else {
      self = workload.imagesPerRequest > 0 ? .seeing : .generation
    }
  }

  /// Whether a model is made for it, as its catalog entry tells; nobody tells base models from those tuned to chat.
  package func suits(_ model: Model) -> Bool {
    switch self {
    case .embedding: model.modality == .embedding
    case .generation: [.text, .vision, .omni].contains(model.modality)
    case .seeing: [.vision, .omni].contains(model.modality)
    case .drawing: model.architecture?.kind == .denoiser
    case .looking: model.looks
    case .listening: model.modality == .speech
    }
  }
}

extension Model {
  /// Whether pictures alone go in: of those that compare them with texts too, but not of those that draw.
  fileprivate var looks: Bool {
    guard modality == .image else {
      return modality == .embedding && architecture?.towers.contains { $0.kind == .vision } ?? false
    }
    return architecture?.kind != .denoiser
  }
}
