import Domain
import Quantities

extension Verdict.Summary: Worded {
  /// Yes or no first, then the figures.
  package var words: String {
    let place = "\(accelerators) as \(scheme)"
    let used = "\(NumberText.bytes(usedBytes)) of \(NumberText.bytes(capacityBytes))"
    let spare = capacityBytes - usedBytes
    if case .licence(let licence, let wanted) = refusal { return Self.forbidden(model, licence, wanted) }
    if let refusal { return "No: \(model) does not run on \(place): \(refusal.words)." }
    return switch outcome {
    case .fits where missedTargets > 0:
      "Fits, but misses \(NumberText.counted(missedTargets, "target")): \(model) on \(place): \(used) a GPU used, "
        + "\(NumberText.bytes(spare)) spare."
    case .fits: "Yes: \(model) fits on \(place): \(used) a GPU used, \(NumberText.bytes(spare)) spare."
    case .tight where missedTargets > 0:
      "Tight, and misses \(NumberText.counted(missedTargets, "target")): \(model) on \(place): \(used) a GPU used, "
        + "\(NumberText.bytes(spare)) left."
    case .tight:
      "Tight: \(model) fits on \(place) with little to spare: \(used) a GPU used, \(NumberText.bytes(spare)) left."
    case .doesNotFit:
      "No: \(model) does not fit on \(place): \(used) a GPU needed, short by \(NumberText.bytes(.zero - spare))."
    }
  }

  /// What the licence is, and what to do about it.
  private static func forbidden(_ model: String, _ licence: String?, _ wanted: String) -> String {
    let way = licence.map { "allow it with --licence '\($0)'" } ?? "allow it with --licence any"
    return "No: \(model) may not be taken: \(Rejection.Reason.licence(licence, wanted: wanted).words); \(way), or rank "
      + "those that may be with 'quantplan fit --on HARDWARE --licence \(wanted)'."
  }

  /// "2 × NVIDIA H100 SXM 80GB (TP2)".
  private var accelerators: String {
    let shape =
      (layout.count > 1 ? [layout.name] : []) + (replicas > 1 ? ["\(replicas) replicas"] : [])
      + (spareReplicas > 0 ? ["\(spareReplicas) spare"] : [])
    let suffix = shape.isEmpty ? "" : " (" + shape.joined(separator: ", ") + ")"
    return "\(layout.count * (replicas + spareReplicas)) × \(accelerator)\(suffix)"
  }
}

extension MissedTarget: Worded {
  package var words: String {
    switch self {
    case .timeToFirstToken(let seconds, let limit, let percentile):
      Self.late("time to first token", seconds, limit, percentile)
    case .timePerOutputToken(let seconds, let limit, let percentile):
      Self.late("time per output token", seconds, limit, percentile)
    case .requestsPerSecond(let rate, let wanted):
      "\(NumberText.significant(rate)) requests a second, short of \(NumberText.significant(wanted))"
    case .rent(let usd, let limit):
      "\(NumberText.dollars(usd)) an hour, over the limit of \(NumberText.dollars(limit))"
    case .monthlyRent(let usd, let limit):
      "\(NumberText.dollars(usd)) a month, over the limit of \(NumberText.dollars(limit))"
    case .accuracyLoss(let loss, let limit):
      "\(NumberText.percent(loss, 1)) of the accuracy lost, over the limit of \(NumberText.percent(limit, 1))"
    case .unknownLoss: "the accuracy limit can't be checked: nothing is published of the scheme's loss"
    case .power(let watts, let limit):
      "\(NumberText.significant(watts)) W, over the limit of \(NumberText.significant(limit)) W"
    case .unknownPower(let accelerator):
      "the power limit can't be checked: \(EnergyEstimate.Basis.unknown(accelerator: accelerator).words)"
    case .unknownRent(let accelerator):
      "the cost limit can't be checked: \(CostEstimate.Unpriced(accelerator: accelerator).words)"
    }
  }

  private static func late(_ name: String, _ seconds: Double, _ limit: Double, _ percentile: Percentile) -> String {
    let level = percentile == .p50 ? "" : " at \(percentile.rawValue)"
    return "\(name) \(NumberText.seconds(seconds))\(level), over the target of \(NumberText.seconds(limit))"
  }
}
