import Domain
import Estimation

extension PlanBuilder {
  /// The plan without its repairs, which plan again.
  ///
  /// - Parameter other: the same question in the other mode.
  func plan(beside other: PlanRequest) throws(PlanningError) -> Plan {
    var weighed = weigh()
    guard let chosen = finalist(of: &weighed) ?? impossible() else {
      throw .noScheme(request.scheme ?? "")
    }
    let alone = weighAlone(beside: weighed)
    let compared = weighed.candidates + alone.candidates
    weighed.rejected += alone.rejected
    let others = forbidden == nil ? finalists(compared, besides: chosen, strategy: strategy) : []
    var explanation = Explanation(
      resources: resources, request: request, chosen: chosen, objections: objections(to: search.runnable))
    if formsFleets, chosen.fits, fleets.isCapped(chosen) { explanation.largestFleet = AcceleratorCounts.fleet }
    var plan = Plan(
      request: request, verdict: explanation.verdict(refusal: forbidden ?? refusal(of: chosen)),
      headline: headline(chosen), chosen: chosen.alternative,
      reasons: forbidden == nil ? explanation.reasons(against: compared, strategy: strategy) : [],
      recommendations: recommendations(weighed.candidates, chosen: chosen, other: other), schemes: schemeOptions(),
      alternatives: ([chosen] + others).map(\.alternative), rejected: rejections(weighed, chosen: chosen),
      assumptions: explanation.assumptions(besides: others))
    plan.front = front(weighed.candidates).map { TradeOff($0, chosen: chosen.alternative) }
    if !plan.front.isEmpty { plan.front = plan.front.including(TradeOff(chosen, chosen: chosen.alternative)) }
    return plan
  }

  /// Among what may be chosen, what nothing beats in everything.
  private func front(_ candidates: [Candidate]) -> [Candidate] {
    forbidden == nil ? ParetoFront(strategy: strategy).front(of: eligible(candidates)) : []
  }

  private func objections(to runnable: [StoredWeights]) -> [Assumption.LeftOut] {
    runnable.filter { isOffered($0.scheme) }.compactMap { stored in
      policy.objection(to: stored.scheme, resources.quality.estimate(stored))
        .map { Assumption.LeftOut(scheme: stored.scheme.id, objection: $0) }
    }
  }

  /// The scheme asked for where hardware or engine can't run it, or no layout of this count is valid:
  /// planned all the same, so that the answer can say what it would take.
  private func impossible() -> Candidate? {
    let id = request.scheme ?? resources.unquantized?.id ?? "bf16"
    guard let scheme = resources.scheme(id) else { return nil }
    let stored = StoredWeights(resources.profile, scheme: scheme)
    return estimator.candidate(
      Shape(
        stored: stored, quality: resources.quality.estimate(stored), layout: pipeline,
        replicas: request.pins.replicas ?? max((request.count ?? 0) / pipeline.count - request.spareReplicas, 1),
        keyValueCache: formats.first ?? request.keyValueCache ?? .bf16))
  }

  /// The layout that stands for shapes that were not laid out.
  private var pipeline: Layout {
    request.pins.layout(of: request.count ?? request.countUnit, spares: request.spareReplicas)
  }

  /// Why what was chosen can't run; nil where it can.
  private func refusal(of chosen: Candidate) -> Rejection.Reason? {
    search.unrunnable.first { $0.scheme.id == chosen.scheme.id }?.reason ?? refused
      ?? search.rejection(chosen.deployment.layout, stored: chosen.replica.stored)
  }

  private func headline(_ chosen: Candidate) -> Headline {
    Headline(
      parameters: resources.profile.parameters,
      activeParametersPerToken: resources.profile.activeParametersPerToken,
      unquantizedBits: resources.unquantized?.nominalBits ?? HalfPrecision.bits,
      nominalBits: chosen.scheme.nominalBits)
  }

  /// Every scheme that runs here and may be asked for, by count, widest first.
  private func schemeOptions() -> [SchemeOption] {
    let minimum = MinimumCount(search: search, estimator: estimator, formats: formats)
    return search.runnable
      .filter { isOffered($0.scheme) }
      .map(minimum.option)
      .sorted { ($1.weightsBytes, $0.scheme) < ($0.weightsBytes, $1.scheme) }
  }

  /// The best candidate of each other scheme, the best scheme first.
  private func finalists(_ candidates: [Candidate], besides chosen: Candidate, strategy: Strategy) -> [Candidate] {
    Dictionary(grouping: candidates, by: \.scheme.id)
      .compactMap { id, candidates in id == chosen.scheme.id ? nil : strategy.best(candidates) }
      .filter { isOffered($0.scheme) }
      .sorted { left, right in
        let order = strategy.score(left)
        let other = strategy.score(right)
        return order == other ? left.scheme.id < right.scheme.id : order < other
      }
  }

  /// Of the unquantized schemes only the one that stores this model here.
  func isOffered(_ scheme: Scheme) -> Bool {
    scheme.kind != .unquantized || scheme.id == resources.unquantized?.id
  }

  /// Schemes that can't run here, then layouts of the chosen scheme, one for each reason.
  private func rejections(_ weighed: PlanBuilder.Weighed, chosen: Candidate) -> [Rejection] {
    let model = forbidden.map { Rejection(deployment: chosen.deployment, reason: .fact($0)) }
    let schemes = search.unrunnable.map { scheme, reason in
      Rejection(
        deployment: resources.deployment(scheme, layout: pipeline, keyValueCache: formats.first ?? .bf16),
        reason: .fact(reason))
    }
    var seen: Set<Statement<Rejection.Reason>> = []
    let layouts = weighed.rejected.filter {
      $0.deployment.scheme == chosen.scheme.id && seen.insert($0.reason).inserted
    }
    return [model].compactMap(\.self) + schemes + layouts
  }
}

extension Scheme {
  /// The bits that people multiply parameters by in their heads: of the narrowest elements that it stores.
  var nominalBits: Double { rules.map(\.format.elementBits).min() ?? uncovered.elementBits }
}
