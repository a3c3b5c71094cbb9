import Domain

extension ModelProfile {
  /// What a request asks of this model on an engine.
  package func load(of request: PlanRequest, engine: Engine) -> ServingLoad {
    var load = ServingLoad(
      inputTokens: inputTokens(of: request), outputTokens: outputTokens(of: request),
      contextTokens: contextTokens(of: request), arrivals: request.load)
    load.images = images(of: request)
    load.prefix = prefix(of: request, engine: engine)
    guard architecture.generatesTokens else { return load }
    let images = load.images?.tokens ?? 0
    load.inputSpread = LengthSpread(mean: load.inputTokens, p95: request.inputTokensP95.map { $0 + images })
    load.outputSpread = LengthSpread(mean: load.outputTokens, p95: request.outputTokensP95)
    return load
  }

  /// Tokens that a request puts in, those of its images among them: those of its pictures where the model sees nothing
  /// else, and what a picture becomes where an encoder takes either text or pictures.
  package func inputTokens(of request: PlanRequest) -> Int {
    if let denoising = architecture.denoising { return denoising.positions }
    let images = images(of: request)?.tokens ?? 0
    guard looksAtPictures, let positions = architecture.maximumPositions else {
      return (architecture.kind == .encoder && images > 0 ? 0 : request.inputTokens) + images
    }
    return positions * max(request.images ?? 1, 1)
  }

  /// Whether it is an encoder of pictures alone, whose patches are its tokens.
  package var looksAtPictures: Bool { model.modality == .image && architecture.kind == .encoder }

  /// Whether tokens of a text take its positions: not where pictures alone go in, or noise.
  package func readsText(of request: PlanRequest) -> Bool {
    architecture.generatesTokens
      || architecture.kind == .encoder && !looksAtPictures && images(of: request) == nil
  }

  /// Tokens that come out: none of an encoder or a denoiser, whatever was asked.
  package func outputTokens(of request: PlanRequest) -> Int {
    architecture.generatesTokens ? request.outputTokens : 0
  }

  /// Tokens that each sequence may hold: what was asked for, lengthened by images and by lengths over the mean that it
  /// leaves no room for; of pictures alone what they become.
  package func contextTokens(of request: PlanRequest) -> Int {
    guard architecture.generatesTokens else {
      return architecture.kind == .encoder && !readsText(of: request) ? inputTokens(of: request) : request.contextTokens
    }
    let images = images(of: request)?.tokens ?? 0
    return images == 0
      ? request.reachedTokens : max(request.contextTokens, request.longestTokens + images)
  }
}
