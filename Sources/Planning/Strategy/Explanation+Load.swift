import Domain
import Estimation

/// What was assumed of the load, and how it was looked at.
extension Explanation {
  var load: Assumption {
    .load(
      Assumption.Load(
        concurrency: request.askedConcurrency ?? request.inFlight(chosen.sequences),
        contextTokens: resources.profile.contextTokens(of: request),
        inputTokens: request.inputTokens + (seen?.tokens ?? 0),
        outputTokens: request.outputTokens, workload: request.workload))
  }

  var trace: Assumption? {
    resources.trace.map {
      .trace(
        Assumption.Recorded(
          file: $0.path, requests: $0.requests.count, seconds: $0.seconds, gapVariation: $0.gapVariation,
          longestTokens: $0.longestTokens))
    }
  }

  var lengths: Assumption? {
    let (input, output) = (request.inputTokensP95, request.outputTokensP95)
    // Recorded lengths are as they are.
    guard resources.trace == nil else { return nil }
    return input == nil && output == nil ? nil : .lengths(inputP95: input, outputP95: output)
  }

  var prefix: Assumption? {
    guard let hit = request.prefixHit,
      let found = resources.profile.prefix(of: request, engine: resources.engine)
    else { return nil }
    return .prefix(
      Assumption.Prefix(
        engine: resources.engine.name, tokens: found.tokens,
        share: Double(found.tokens) / Double(max(resources.profile.inputTokens(of: request), 1)), scope: hit.scope,
        isStoredOnce: found.isStoredOnce))
  }

  private var seen: ImageWork? { resources.profile.images(of: request) }

  var images: Assumption? {
    guard let count = request.images, count > 0, resources.profile.seesImages else { return nil }
    guard let seen else { return .unknownImages(model: resources.profile.model.name) }
    return .images(Assumption.Images(count: count, size: seen.size, tokensPerImage: seen.tokensPerImage))
  }

  var denoising: Assumption? {
    resources.profile.architecture.denoising.map {
      .denoising(Assumption.Denoised(steps: $0.steps, passesPerStep: $0.passesPerStep, size: $0.imageSize))
    }
  }

  var notSimulated: Assumption? {
    request.simulate == .on && chosen.fits && chosen.performance.simulation == nil ? .notSimulated : nil
  }
}
