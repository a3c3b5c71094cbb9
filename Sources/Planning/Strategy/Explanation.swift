import Domain
import Estimation
import Quantities

/// Says in sentences what was decided and why.
struct Explanation {
  let resources: PlanningResources
  let request: PlanRequest
  let chosen: Candidate

  /// Yes or no first, then the figures.
  func verdict(unrunnable: String?) -> Verdict {
    let ledger = chosen.ledger
    let place = "\(deploymentName) as \(chosen.scheme.name)"
    let used = "\(NumberText.bytes(ledger.totalBytes)) of \(NumberText.bytes(ledger.capacityBytes))"
    let model = resources.profile.model.name
    let outcome: Verdict.Outcome = unrunnable == nil ? chosen.outcome : .doesNotFit
    let summary =
      switch outcome {
      case .fits:
        "Yes: \(model) fits on \(place): \(used) a GPU used, \(NumberText.bytes(ledger.spareBytes)) spare."
      case .tight:
        "Tight: \(model) fits on \(place) with little to spare: \(used) a GPU used, "
          + "\(NumberText.bytes(ledger.spareBytes)) left."
      case .doesNotFit:
        if let unrunnable {
          "No: \(model) does not run on \(place): \(unrunnable)."
        } else {
          "No: \(model) does not fit on \(place): \(used) a GPU needed, "
            + "short by \(NumberText.bytes(.zero - ledger.spareBytes))."
        }
      }
    return Verdict(
      outcome: outcome, summary: summary, spareBytes: ledger.spareBytes, missedTargets: chosen.missedTargets)
  }

  /// "2 × NVIDIA H100 SXM 80GB (TP2)".
  var deploymentName: String {
    let layout = chosen.deployment.layout
    let replicas = chosen.deployment.replicas
    let shape = (layout.count > 1 ? [layout.name] : []) + (replicas > 1 ? ["\(replicas) replicas"] : [])
    let suffix = shape.isEmpty ? "" : " (" + shape.joined(separator: ", ") + ")"
    return "\(chosen.deployment.count) × \(resources.accelerator.name)\(suffix)"
  }

  /// Why this one: memory first, then what bounds it, then what it was preferred to.
  func reasons(against candidates: [Candidate], strategy: Strategy) -> [String] {
    let memory = [memoryReason(), kernelReason()].compactMap { $0 }
    guard chosen.fits else { return memory }
    return memory + [boundReason(), preferenceReason(candidates, strategy), cacheReason()].compactMap { $0 }
      + chosen.missedTargets.map { "Misses a target: \($0)." }
  }

  private func memoryReason() -> String? {
    guard let unquantized = resources.unquantized, unquantized.id != chosen.scheme.id else { return nil }
    let wide = StoredWeights(resources.profile, scheme: unquantized)
    let narrow = chosen.replica.stored.bytes
    guard wide.bytes > .zero else { return nil }
    let share = NumberText.percent(narrow / wide.bytes, 0)
    return "Weights take \(NumberText.bytes(narrow)) instead of \(NumberText.bytes(wide.bytes)) in "
      + "\(unquantized.name), \(share)."
  }

  private func boundReason() -> String {
    let batch = chosen.performance.batch
    let load = "at \(NumberText.grouped(batch)) \(batch == 1 ? "sequence" : "sequences")"
    switch (chosen.performance.decodeBound, chosen.scheme.kind) {
    case (.memory, .weightOnly), (.memory, .gguf):
      return "Decoding waits for memory reads \(load), so fewer bits a weight make it faster."
    case (.memory, _): return "Decoding waits for memory reads \(load)."
    case (.compute, .weightAndActivation):
      return "Arithmetic binds \(load), so narrow activations make it faster."
    case (.compute, _): return "Arithmetic binds \(load)."
    case (.overhead, _):
      return "Fixed costs of \(resources.profile.layers) layers outweigh reads and arithmetic \(load)."
    }
  }

  private func kernelReason() -> String? {
    let native = chosen.scheme.nativeKernel
    switch resources.accelerator.runs(native) {
    case false:
      return "\(resources.accelerator.name) has no \(native.rawValue) kernel: it computes at 16 bits, "
        + "so memory shrinks and arithmetic does not."
    case nil:
      return
        "Nobody has said whether \(resources.accelerator.name) has a \(native.rawValue) kernel; assumed that it has."
    case true: return nil
    }
  }

  /// Against the best candidate of another scheme.
  private func preferenceReason(_ candidates: [Candidate], _ strategy: Strategy) -> String? {
    let others = candidates.filter {
      $0.fits && $0.scheme.id != chosen.scheme.id && $0.scheme.kind != chosen.scheme.kind
        && Strategy.isRecommendable($0, in: resources)
    }
    guard chosen.fits, let next = strategy.best(others) else { return nil }
    let name = "\(next.scheme.name) on \(next.deployment.count)"
    return "Next best, \(name): \(next.pace(strategy.mode)) against \(chosen.pace(strategy.mode))\(rent(next))."
  }

  private func rent(_ other: Candidate) -> String {
    guard let theirs = other.cost.usdPerHour, let ours = chosen.cost.usdPerHour else { return "" }
    return ", \(NumberText.dollars(theirs)) an hour against \(NumberText.dollars(ours))"
  }

  private func cacheReason() -> String? {
    guard chosen.deployment.keyValueCache.isQuantized, request.keyValueCache == nil else { return nil }
    return "A \(chosen.deployment.keyValueCache.rawValue) KV cache holds "
      + "\(NumberText.grouped(chosen.ledger.keyValueCacheTokens)) tokens, about twice as many as at 16 bits."
  }
}
