/// What an engine has to do for a model, by which it runs it or doesn't.
package enum ServedKind: String, Codable, Sendable, CaseIterable {
  case decoder, encoder
  case encoderDecoder = "encoder-decoder"
  /// Noise into an image, step by step.
  case denoiser
  /// An image into labels, masks or vectors, without text.
  case pictureEncoder = "picture-encoder"
  /// Speech into text.
  case speech
}

extension Model {
  /// Nil for a model whose layout is not known.
  package var servedKind: ServedKind? { architecture.map { ServedKind($0.kind, modality) } }
}

extension ServedKind {
  package init(_ kind: ModelArchitecture.Kind, _ modality: Modality) {
    self =
      switch (kind, modality) {
      case (.denoiser, _): .denoiser
      case (.encoder, .image): .pictureEncoder
      case (_, .speech): .speech
      case (.decoder, _): .decoder
      case (.encoder, _): .encoder
      case (.encoderDecoder, _): .encoderDecoder
      }
  }
}
