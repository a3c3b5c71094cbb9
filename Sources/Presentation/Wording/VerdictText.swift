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
      "No: \(model) does not fit on \(place): it needs \(NumberText.bytes(usedBytes)) a GPU of "
        + "\(NumberText.bytes(capacityBytes)), short by \(NumberText.bytes(.zero - spare))."
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
      (layout.count > 1 ? [layout.name] : []) + (replicas > 1 ? [NumberText.counted(replicas, "replica")] : [])
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
      Self.apart(rate, wanted, { NumberText.significant($0, $1) }) { "\($0) requests a second, short of \($1)" }
    case .rent(let usd, let limit):
      Self.apart(usd, limit, from: 0, { NumberText.dollars($0, more: $1) }) { "\($0) an hour, over the limit of \($1)" }
    case .monthlyRent(let usd, let limit):
      Self.apart(usd, limit, from: 0, { NumberText.dollars($0, more: $1) }) { "\($0) a month, over the limit of \($1)" }
    case .accuracyLoss(let loss, let limit):
      Self.apart(loss, limit, from: 1, { NumberText.percent($0, $1) }) {
        "\($0) of the accuracy lost, over the limit of \($1)"
      }
    case .unknownLoss: "the accuracy limit can't be checked: nothing is published of the scheme's loss"
    case .power(let watts, let limit):
      Self.apart(watts, limit, { NumberText.significant($0, $1) }) { "\($0) W, over the limit of \($1) W" }
    case .unknownPower(let accelerator):
      "the power limit can't be checked: \(EnergyEstimate.Basis.unknown(accelerator: accelerator).words)"
    case .unknownRent(let accelerator):
      "the cost limit can't be checked: \(CostEstimate.Unpriced(accelerator: accelerator).words)"
    }
  }

  private static func late(_ name: String, _ seconds: Double, _ limit: Double, _ percentile: Percentile) -> String {
    let level = percentile == .p50 ? "" : " at \(percentile.rawValue)"
    return apart(seconds, limit, { NumberText.seconds($0, digits: $1) }) {
      "\(name) \($0)\(level), over the target of \($1)"
    }
  }

  /// Words of a value and its limit, with digits enough that a miss isn't rounded away.
  private static func apart(
    _ value: Double, _ limit: Double, from digits: Int = 3, _ text: (Double, Int) -> String,
    _ words: (String, String) -> String
  ) -> String {
    let (value, limit) = NumberText.apart(value, limit, digits: digits, text)
    return words(value, limit)
  }
}
