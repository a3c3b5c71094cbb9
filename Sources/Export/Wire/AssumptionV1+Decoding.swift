import Domain
import Quantities

/// How tokens come about: drafts, adapters, what is shared, what is left in the host's memory.
extension AssumptionV1 {
  mutating func set(_ drafts: Assumption.Drafts) {
    (method, model, tokens) = (drafts.method, drafts.model, drafts.tokens)
    (acceptance, tokensPerStep, source) = (drafts.acceptance, drafts.tokensPerStep, drafts.source)
    (adapters, rank) = drafts.adapters == 0 ? (nil, nil) : (drafts.adapters, drafts.rank)
  }

  mutating func set(_ left: Assumption.Left) {
    (engine, offload, layers, hostBytes) = (left.engine, left.what, left.layers, left.bytes)
    (computesOnHost, bytesPerSecond) = (left.computesOnHost, left.rate.value)
  }
}

extension AssumptionV1 {
  var ofDecoding: Assumption? {
    switch code {
    case "nothingShared": .nothingShared
    case "nothingElseShared": .nothingElseShared
    case "adapters": if let adapters, let rank { .adapters(adapters, rank: rank) } else { nil }
    case "speculation": drafts
    case "offload": left
    default: nil
    }
  }

  private var drafts: Assumption? {
    guard let method, let tokens, let acceptance, let tokensPerStep, let source else { return nil }
    return .speculation(
      Assumption.Drafts(
        method: method, model: model, tokens: tokens, acceptance: acceptance, tokensPerStep: tokensPerStep,
        source: source, adapters: adapters ?? 0, rank: rank ?? PlanRequest.usualAdapterRank))
  }

  private var left: Assumption? {
    guard let engine, let offload, let layers, let hostBytes, let computesOnHost, let bytesPerSecond else { return nil }
    return .offload(
      Assumption.Left(
        engine: engine, what: offload, layers: layers, bytes: hostBytes, computesOnHost: computesOnHost,
        rate: ByteRate(bytesPerSecond)))
  }
}
