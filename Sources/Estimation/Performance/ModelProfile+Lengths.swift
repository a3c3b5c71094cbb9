import Domain

extension ModelProfile {
  /// What a request asks of this model.
  package func load(of request: PlanRequest) -> ServingLoad {
    var load = ServingLoad(
      inputTokens: inputTokens(of: request), outputTokens: outputTokens(of: request),
      contextTokens: contextTokens(of: request), arrivals: request.load)
    load.images = images(of: request)
    return load
  }

  /// Tokens that a request puts in, those of its images among them: those of one picture where the model sees nothing
  /// else.
  package func inputTokens(of request: PlanRequest) -> Int {
    guard model.modality == .image, architecture.kind == .encoder, let positions = architecture.maximumPositions else {
      return request.inputTokens + (images(of: request)?.tokens ?? 0)
    }
    return positions
  }

  /// Tokens that come out: none of an encoder, whatever was asked.
  package func outputTokens(of request: PlanRequest) -> Int {
    architecture.kind == .encoder ? 0 : request.outputTokens
  }

  /// Tokens that each sequence may hold: what was asked for, lengthened by images that it leaves no room for.
  package func contextTokens(of request: PlanRequest) -> Int {
    guard let images = images(of: request) else { return request.contextTokens }
    return max(request.contextTokens, request.inputTokens + request.outputTokens + images.tokens)
  }
}
