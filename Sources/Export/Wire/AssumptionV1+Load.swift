import Domain

/// What comes: lengths, images, prefixes.
extension AssumptionV1 {
  mutating func set(_ load: Assumption.Load) {
    (concurrency, contextTokens) = (load.concurrency, load.contextTokens)
    (inputTokens, outputTokens, workload) = (load.inputTokens, load.outputTokens, load.workload)
  }

  mutating func set(_ trace: Assumption.Recorded) {
    (file, requests, seconds) = (trace.file, trace.requests, trace.seconds)
    (gapVariation, longestTokens) = (trace.gapVariation, trace.longestTokens)
  }

  mutating func set(_ images: Assumption.Images) {
    (self.images, imageSize, tokensPerImage) = (images.count, images.size, images.tokensPerImage)
  }

  mutating func set(_ image: Assumption.Denoised) {
    (steps, passesPerStep, imageSize) = (image.steps, image.passesPerStep, image.size)
  }

  mutating func set(_ prefix: Assumption.Prefix) {
    (engine, prefixTokens, prefixShare) = (prefix.engine, prefix.tokens, prefix.share)
    (prefixScope, isStoredOnce) = (prefix.scope, prefix.isStoredOnce)
  }
}

extension AssumptionV1 {
  var ofLoad: Assumption? {
    switch code {
    case "load": load
    case "trace": trace
    case "lengths": .lengths(inputP95: inputP95, outputP95: outputP95)
    case "images": carriedImages
    case "unknownImages": model.map { .unknownImages(model: $0) }
    case "denoising": denoised
    case "prefix": prefix
    default: nil
    }
  }

  private var load: Assumption? {
    guard let concurrency, let contextTokens, let inputTokens, let outputTokens, let workload else { return nil }
    return .load(
      Assumption.Load(
        concurrency: concurrency, contextTokens: contextTokens, inputTokens: inputTokens, outputTokens: outputTokens,
        workload: workload))
  }

  private var trace: Assumption? {
    guard let file, let requests, let seconds, let gapVariation, let longestTokens else { return nil }
    return .trace(
      Assumption.Recorded(
        file: file, requests: requests, seconds: seconds, gapVariation: gapVariation, longestTokens: longestTokens))
  }

  private var carriedImages: Assumption? {
    guard let images, let imageSize, let tokensPerImage else { return nil }
    return .images(Assumption.Images(count: images, size: imageSize, tokensPerImage: tokensPerImage))
  }

  private var denoised: Assumption? {
    guard let steps, let passesPerStep, let imageSize else { return nil }
    return .denoising(Assumption.Denoised(steps: steps, passesPerStep: passesPerStep, size: imageSize))
  }

  private var prefix: Assumption? {
    guard let engine, let prefixTokens, let prefixShare, let prefixScope, let isStoredOnce else { return nil }
    return .prefix(
      Assumption.Prefix(
        engine: engine, tokens: prefixTokens, share: prefixShare, scope: prefixScope, isStoredOnce: isStoredOnce))
  }
}
