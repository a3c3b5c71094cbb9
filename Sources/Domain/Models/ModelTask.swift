/// What a model is asked to do, as far as that decides which models can.
package enum ModelTask: Sendable, Hashable {
  /// Texts become vectors.
  case embedding
  /// Pairs of texts become scores.
  case reranking
  /// Texts become labels, without a token written.
  case classifying
  /// Texts become labels, whether a decoder writes them or not.
  case labelling
  /// Text goes in and comes out.
  case generation
  /// Pictures go in with the text.
  case seeing
  /// Text becomes pictures.
  case drawing
  /// Pictures become labels.
  case looking
  /// Pictures become masks.
  case masking
  /// Speech becomes text.
  case listening

  package init(_ workload: Workload) {
    if let task = workload.task {
      self =
        switch task {
        case .imageGeneration: .drawing
        case .imageUnderstanding: .looking
        case .imageSegmentation: .masking
        case .speech: .listening
        case .reranking: .reranking
        case .classification: .classifying
        case .labelling: .labelling
        }
    } else if workload.outputTokens == 0 {
      self = .embedding
    } else {
      self = workload.imagesPerRequest > 0 ? .seeing : .generation
    }
  }

  /// Whether a model is made for it, as its catalog entry tells.
  ///
  /// Base models count where they write, as they do without tuning, and where texts get labels, which each is tuned to;
  /// an entry that doesn't tell leaves all of its modality open.
  package func suits(_ model: Model) -> Bool {
    switch self {
    case .embedding: model.encodes(for: [.embedding])
    case .reranking: model.encodes(for: [.reranking])
    case .classifying: model.encodes(for: [.classification, .base])
    case .labelling: model.writes || model.encodes(for: [.classification, .base])
    case .generation: model.writes
    case .seeing: [.vision, .omni].contains(model.modality)
    case .drawing: model.architecture?.kind == .denoiser
    case .looking: model.looks(as: .classification)
    case .masking: model.modality == .image && model.looks(as: .segmentation)
    case .listening: model.modality == .speech
    }
  }

  /// Whether a model takes what goes in and gives what comes out, though it may have been made for something else.
  ///
  /// Models of text read any text, and are asked for whatever can be read off what they make of it; those that write
  /// nothing answer no text, and those that see nothing are asked nothing of pictures.
  package func isOpen(to model: Model) -> Bool {
    switch self {
    case .embedding, .reranking, .classifying, .labelling: ![.speech, .image].contains(model.modality)
    case .looking: suits(model) || model.modality.seesPictures
    case .listening: suits(model) || model.modality == .omni
    case .generation, .seeing, .drawing, .masking: suits(model)
    }
  }
}

extension Modality {
  fileprivate var seesPictures: Bool { self == .vision || self == .omni }
}

extension Model {
  /// Whether text comes out of it.
  fileprivate var writes: Bool {
    [.text, .vision, .omni].contains(modality) && architecture?.generatesTokens ?? true
  }

  fileprivate func encodes(for tasks: [Task]) -> Bool {
    modality == .embedding && task.map(tasks.contains) ?? true
  }

  /// Whether pictures alone go in, for a task that it was made for as far as its entry tells: of those that compare
  /// them with texts too, but not of those that draw.
  fileprivate func looks(as made: Task) -> Bool {
    guard modality == .image else {
      return modality == .embedding && architecture?.towers.contains { $0.kind == .vision } ?? false
    }
    return architecture?.kind != .denoiser && task ?? made == made
  }
}
