import Domain

extension ModelProfile {
  /// Tokens that a request of some length puts in: those of one picture where the model sees nothing else.
  package func inputTokens(of request: PlanRequest) -> Int {
    guard model.modality == .image, architecture.kind == .encoder, let positions = architecture.maximumPositions else {
      return request.inputTokens
    }
    return positions
  }

  /// Tokens that come out: none of an encoder, whatever was asked.
  package func outputTokens(of request: PlanRequest) -> Int {
    architecture.kind == .encoder ? 0 : request.outputTokens
  }
}
