import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// The part of the weights that a wider mix may add: decoding slows down in proportion, and beyond this the next
  /// wider scheme is what to look at.
  private static let largestGrowth = 0.25
  /// A mix that saves less of the error is not worth a checkpoint of its own.
  private static let leastSaving = 0.05

  /// More bits for the tensors where they save most error, in memory that nobody else needs.
  func widerMix() -> Repair? {
    guard plan.verdict.outcome == .fits, let replica = chosenReplica(),
      replica.stored.scheme.mainFormat.elementBits < 8,
      !resources.isPublished(replica.stored.scheme),
      let search = MixSearch(replica, resources: resources, direction: .wider)
    else { return nil }
    let spare = Double(plan.memory.spareBytes.bytes) - Candidate.tightShare * Double(plan.memory.capacityBytes.bytes)
    let growth = Self.largestGrowth * Double(plan.memory.bytes(of: .weights).bytes)
    guard let mix = search.mix(addingAtMost: min(spare, growth)), let best = solved(mix), best.outcome == .fits,
      best.deployment.keyValueCache.bitsPerElement >= plan.deployment.keyValueCache.bitsPerElement,
      let error = resources.quality.errorShare(of: best.replica.stored, against: replica.stored),
      1 - error.share >= Self.leastSaving
    else { return nil }
    let added = plan.memory.spareBytes - best.ledger.spareBytes
    return repair(
      .widerMix, .mix(mixture(mix, base: replica.stored.scheme)),
      effect: .lessError(
        saved: 1 - error.share, basis: error.basis, addedBytes: added, accelerators: plan.deployment.count),
      cost: .room(
        spareBytes: best.ledger.spareBytes, pace: best.performance.pace(request.mode),
        spareNow: plan.memory.spareBytes, paceNow: plan.performance.pace(request.mode)),
      mixed(mix))
  }

  /// Fewer bits only where they hurt least, for a scheme that is short of memory; none where a scheme of the catalog
  /// that fits errs less.
  func narrowerMix() -> Repair? {
    guard request.scheme != nil, plan.verdict.outcome == .doesNotFit, let replica = chosenReplica(),
      let search = MixSearch(replica, resources: resources, direction: .narrower)
    else { return nil }
    let spare = Double(plan.memory.spareBytes.bytes)
    let margin = Candidate.tightShare * Double(plan.memory.capacityBytes.bytes)
    for budget in [spare - margin, spare] {
      guard let mix = search.mix(addingAtMost: budget), let best = solved(mix) else { continue }
      guard let error = best.quality.relativeSquaredError?.likely, errsLeast(error) else { return nil }
      return repair(
        .narrowerMix, .mix(mixture(mix, base: replica.stored.scheme)), effect: .fits(fit(best)), cost: loss(best),
        mixed(mix))
    }
    return nil
  }

  private func loss(_ best: Candidate) -> Repair.Cost {
    guard let error = best.quality.relativeSquaredError, let now = plan.quality.relativeSquaredError else {
      return .unmeasuredError
    }
    return .error(error.likely, now: now.likely, basis: best.quality.basis)
  }

  /// Whether no scheme of the catalog that fits has less error.
  private func errsLeast(_ error: Double) -> Bool {
    !plan.alternatives.contains { other in
      other.outcome != .doesNotFit && (other.quality.relativeSquaredError.map { $0.likely <= error } ?? false)
    }
  }

  /// The chosen replica as it was estimated.
  private func chosenReplica() -> Replica? {
    guard let scheme = resources.scheme(plan.deployment.scheme) else { return nil }
    return Replica(
      profile: resources.profile,
      stored: StoredWeights(
        resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator),
      layout: plan.deployment.layout, site: resources.site, keyValueCache: plan.deployment.keyValueCache)
  }

  private func mixed(_ mix: Scheme) -> PlanRequest {
    var changed = request
    changed.scheme = mix.id
    changed.count = plan.deployment.count
    return changed
  }

  private func solved(_ mix: Scheme) -> Candidate? {
    planner.keep(mix: mix)
    return solved(mixed(mix))
  }

  /// The rules that a mix has before those of its base.
  private func mixture(_ mix: Scheme, base: Scheme) -> Repair.Mix {
    let parts = mix.rules.dropLast(base.rules.count).map {
      Repair.Mix.Part(classes: $0.classes, bits: $0.format.elementBits, label: $0.format.label)
    }
    return Repair.Mix(
      parts: parts, base: base.name, baseBits: base.mainFormat.elementBits, namesFormats: base.isGGUF)
  }
}
