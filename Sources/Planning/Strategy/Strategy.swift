import Domain
import Quantities

/// How candidates are ranked under each mode.
///
/// What fits and meets the targets comes first, then, where no objective is named, a model's own quantized form, which is
/// published and loses nothing.
/// Online: the lowest rent, then the shortest answer. Offline: the lowest
/// price of a request, and so of a token, then the lowest rent. Both count accuracy lost as time lost: 0.3 % of it, or
/// 1 % more perplexity, weighs as much as answers 4 % slower, so a fast scheme must earn what it costs in quality.
struct Strategy {
  static let accuracyWeight = 4.0
  /// What a narrow cache is taken to cost, as a factor: a small loss at long contexts that no figure names.
  static let narrowCachePenalty = 1.05
  /// What memory so tight that requests may be evicted is taken to cost, as a factor.
  static let tightPenalty = 1.01
  /// Perplexity increase for each part of accuracy that is lost: `lossOverPerplexity` of the fit is 0.3.
  static let perplexityPerRecovery = 1 / 0.3

  let mode: ServingMode
  let request: PlanRequest

  func score(_ candidate: Candidate) -> Score {
    let short = candidate.fits ? 0 : -Double(candidate.ledger.spareBytes.bytes) * Double(candidate.deployment.count)
    let (wanted, second, third) = wanted(candidate, penalty: Self.penalty(candidate))
    let requantized = candidate.isRequantized && request.objective == nil
    return Score(
      short: short, unserved: Self.unserved(candidate.targets), missed: Double(candidate.missed),
      requantized: requantized ? 1 : 0, wanted: wanted, second: second, third: third)
  }

  /// Of a rate that is missed the part that isn't served, in whole percents: smaller differences don't decide.
  static func unserved(_ targets: [TargetCheck]) -> Double {
    let rate = targets.first { $0.name == .requestsPerSecond && $0.state == .missed }
    guard let rate, let served = rate.value, rate.limit > 0 else { return 0 }
    return (100 * (1 - served / rate.limit)).rounded()
  }

  /// What the objective, or else the mode, wants least of, and what decides between equals.
  private func wanted(_ candidate: Candidate, penalty: Double) -> (Double, Double, Double) {
    let (rent, answer) = (rent(candidate), answerSeconds(candidate) * penalty)
    switch request.objective ?? .cost {
    case .cost where mode == .online: return (rent, answer, 0)
    case .cost: return (Self.rounded(priceOfRequest(candidate) * penalty), Self.rounded(rent), 0)
    case .latency: return (Self.rounded(answer), rent, 0)
    case .throughput:
      let rate = candidate.performance.requestsPerSecond.likely / Double(max(candidate.deployment.count, 1))
      return (Self.rounded(-rate / penalty), rent, 0)
    case .energy: return (Self.rounded(joules(candidate) * penalty), rent, 0)
    case .carbon: return (Self.rounded(grams(candidate) * penalty), rent, 0)
    case .quality: return (Self.accuracyLost(candidate.quality), rent, answer)
    }
  }

  /// Copies beside each other serve at one price; what their sums round to is not to choose between them.
  private static func rounded(_ value: Double) -> Double { Double(Float(value)) }

  private func priceOfRequest(_ candidate: Candidate) -> Double {
    rent(candidate) / max(candidate.performance.requestsPerSecond.likely, 1e-9)
  }

  /// Of a token, or of an item; without bound where it isn't known.
  private func joules(_ candidate: Candidate) -> Double {
    candidate.energy.joulesPerToken ?? candidate.energy.joulesPerItem ?? .greatestFiniteMagnitude
  }

  private func grams(_ candidate: Candidate) -> Double {
    candidate.energy.gramsCO2PerMillionTokens ?? candidate.energy.gramsCO2PerMillionItems ?? .greatestFiniteMagnitude
  }

  /// Dollars an hour, or accelerators where no price is known.
  private func rent(_ candidate: Candidate) -> Double {
    candidate.cost.usdPerHour ?? Double(candidate.deployment.count)
  }

  private func answerSeconds(_ candidate: Candidate) -> Double {
    candidate.performance.timeToFirstTokenSeconds.likely
      + Double(max(request.outputTokens - 1, 0)) * (candidate.performance.timePerOutputTokenSeconds?.likely ?? 0)
  }

  /// More than 1 for what costs accuracy: the scheme, a narrow cache, memory so tight that requests may be evicted.
  static func penalty(_ candidate: Candidate) -> Double {
    var penalty = 1 + accuracyWeight * accuracyLost(candidate.quality)
    if candidate.deployment.keyValueCache.isQuantized { penalty *= narrowCachePenalty }
    if candidate.outcome == .tight { penalty *= tightPenalty }
    return penalty
  }

  /// What the lack of recovery stands for in perplexity, else its increase, else as much as a scheme may lose: unknown
  /// is not harmless.
  private static func accuracyLost(_ quality: QualityEstimate) -> Double {
    quality.recovery.map { max(1 - $0.likely, 0) * perplexityPerRecovery } ?? quality.perplexityIncrease?.likely
      ?? Policy.largestPerplexityIncrease
  }

  /// The share of the accuracy that is kept: published, or what the perplexity increase stands for.
  static func accuracyKept(_ quality: QualityEstimate) -> Double {
    quality.recovery?.likely ?? 1 - accuracyLost(quality) / perplexityPerRecovery
  }

  /// The best of the candidates; nil when there are none.
  func best(_ candidates: [Candidate]) -> Candidate? {
    var best: (candidate: Candidate, score: Score)?
    for candidate in candidates {
      let score = score(candidate)
      guard let leader = best else {
        best = (candidate, score)
        continue
      }
      let leads =
        score == leader.score
        ? candidate.isPreferred(to: leader.candidate) : score < leader.score
      if leads { best = (candidate, score) }
    }
    return best?.candidate
  }
}

extension Candidate {
  /// Breaks ties the same way every time: fewer stages, fewer ranks, the scheme that loses less, its name, fewer
  /// replicas.
  fileprivate func isPreferred(to other: Candidate) -> Bool {
    let (layout, otherLayout) = (deployment.layout, other.deployment.layout)
    let shape = (
      layout.dataParallel, layout.pipelineParallel, layout.tensorParallel, layout.expertParallel ? 1 : 0,
      -(quality.recovery?.likely ?? 0)
    )
    let otherShape = (
      otherLayout.dataParallel, otherLayout.pipelineParallel, otherLayout.tensorParallel,
      otherLayout.expertParallel ? 1 : 0, -(other.quality.recovery?.likely ?? 0)
    )
    if shape != otherShape { return shape < otherShape }
    return (scheme.id, deployment.keyValueCache.rawValue, deployment.replicas)
      < (other.scheme.id, other.deployment.keyValueCache.rawValue, other.deployment.replicas)
  }

}
