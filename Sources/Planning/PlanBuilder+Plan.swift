import Domain
import Estimation
import Quantities

extension PlanBuilder {
  /// The plan without its repairs, which plan again.
  func plan() throws(PlanningError) -> Plan {
    let weighed = weigh()
    let strategy = Strategy(mode: request.mode, request: request)
    guard let best = strategy.best(eligible(weighed.candidates)) ?? impossible() else {
      throw .nothingRuns(
        accelerator: resources.accelerator.name, engine: resources.engine.name,
        reasons: weighed.rejected.map(\.reason))
    }
    let chosen = search.maker.described(best)
    let explanation = Explanation(resources: resources, request: request, chosen: chosen)
    let wantsUnrunnable = search.unrunnable.first { $0.scheme.id == chosen.scheme.id }
    return Plan(
      request: request, verdict: explanation.verdict(unrunnable: wantsUnrunnable?.reason),
      headline: headline(chosen), chosen: chosen.alternative,
      reasons: explanation.reasons(against: weighed.candidates, strategy: strategy),
      recommendations: recommendations(weighed.candidates), schemes: schemeOptions(),
      alternatives: alternatives(weighed.candidates, chosen: chosen, strategy: strategy),
      rejected: rejections(weighed, chosen: chosen), assumptions: explanation.assumptions())
  }

  /// The scheme asked for where hardware or engine can't run it, or no layout of this count is valid:
  /// planned all the same, so that the answer can say what it would take.
  private func impossible() -> Candidate? {
    let id = request.scheme ?? resources.unquantized?.id ?? "bf16"
    guard let scheme = resources.scheme(id) else { return nil }
    let stored = StoredWeights(resources.profile, scheme: scheme)
    return search.maker.candidate(
      stored: stored, quality: resources.quality.estimate(stored),
      layout: Layout(tensorParallel: 1, pipelineParallel: request.count ?? 1), replicas: 1,
      keyValueCache: formats.first ?? .bf16, describing: true)
  }

  private func headline(_ chosen: Candidate) -> Headline {
    Headline(
      parameters: resources.profile.parameters,
      activeParametersPerToken: resources.profile.activeParametersPerToken,
      unquantizedBits: resources.unquantized?.nominalBits ?? HalfPrecision.bits, nominalBits: chosen.scheme.nominalBits)
  }

  /// Every scheme that runs here and may be asked for, by count, widest first.
  private func schemeOptions() -> [SchemeOption] {
    let minimum = MinimumCount(search: search, formats: formats)
    return search.runnable
      .filter { $0.scheme.kind != .unquantized || $0.scheme.id == resources.unquantized?.id }
      .map(minimum.option)
      .sorted { ($1.weightsBytes, $0.scheme) < ($0.weightsBytes, $1.scheme) }
  }

  private func alternatives(_ candidates: [Candidate], chosen: Candidate, strategy: Strategy) -> [Alternative] {
    let others = Dictionary(grouping: candidates, by: \.scheme.id)
      .compactMap { id, candidates in id == chosen.scheme.id ? nil : strategy.best(candidates) }
      .filter { $0.scheme.kind != .unquantized || $0.scheme.id == resources.unquantized?.id }
      .sorted { left, right in
        let order = strategy.score(left)
        let other = strategy.score(right)
        return order == other ? left.scheme.id < right.scheme.id : order.lexicographicallyPrecedes(other)
      }
    return [chosen.alternative] + others.map { search.maker.described($0).alternative }
  }

  /// Schemes that can't run here, then layouts of the chosen scheme, one for each reason.
  private func rejections(_ weighed: PlanBuilder.Weighed, chosen: Candidate) -> [Rejection] {
    let schemes = search.unrunnable.map { scheme, reason in
      Rejection(
        deployment: resources.deployment(
          scheme, layout: Layout(tensorParallel: 1, pipelineParallel: request.count ?? 1),
          keyValueCache: formats.first ?? .bf16),
        reason: reason)
    }
    var seen: Set<String> = []
    let layouts = weighed.rejected.filter {
      $0.deployment.scheme == chosen.scheme.id && seen.insert($0.reason).inserted
    }
    return schemes + layouts
  }

  /// The best under each mode, among schemes that may be recommended and fit.
  private func recommendations(_ candidates: [Candidate]) -> Recommendations {
    Recommendations(
      online: recommendation(.online, candidates), offline: recommendation(.offline, candidates))
  }

  private func recommendation(_ mode: ServingMode, _ candidates: [Candidate]) -> Recommendation? {
    var request = request
    request.mode = mode
    let strategy = Strategy(mode: mode, request: request)
    let maker = CandidateMaker(resources: resources, request: request)
    let fitting = eligible(candidates).filter(\.fits)
    let weighed =
      mode == self.request.mode
      ? fitting
      : fitting.map {
        maker.candidate(
          stored: $0.replica.stored, quality: $0.quality, layout: $0.deployment.layout,
          replicas: $0.deployment.replicas,
          keyValueCache: $0.deployment.keyValueCache, describing: false)
      }
    guard let best = strategy.best(weighed) else { return nil }
    let shown = maker.described(best)
    let reasons = Explanation(resources: resources, request: request, chosen: shown)
      .reasons(against: weighed, strategy: strategy)
    return Recommendation(
      deployment: shown.deployment, performance: shown.performance, cost: shown.cost, reasons: reasons)
  }
}

extension Scheme {
  /// The bits that people multiply parameters by in their heads: of the narrowest elements that it stores.
  var nominalBits: Double { rules.map(\.format.elementBits).min() ?? uncovered.elementBits }
}
