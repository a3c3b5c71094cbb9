import Domain
import Quantities

extension Repair.Action: Worded {
  /// "Use 2 × NVIDIA H100 SXM 80GB".
  package var words: String {
    switch self {
    case .use(let accelerators, let accelerator): "Use \(NumberText.grouped(accelerators)) × \(accelerator)"
    case .move(let accelerators, let accelerator, let engine):
      "Use \(NumberText.grouped(accelerators)) × \(accelerator)" + (engine.map { " with \($0)" } ?? "")
    case .store(let scheme): "Store the weights as \(scheme)"
    case .runWith(let engine): "Run it with \(engine)"
    case .leaveLayout: "Leave the layout to the planner"
    case .leave(.layers(let count)): "Leave \(NumberText.counted(count, "layer")) in the host's memory"
    case .leave(.experts): "Leave the experts in the host's memory"
    case .leave(.cache): "Leave the KV cache in the host's memory"
    case .leave(nil): "Leave nothing in the host's memory"
    case .leaveSequences: "Serve as many sequences at once as come"
    case .mix(let mix): mix.words
    case .cacheFormat(let format): "Keep the KV cache in \(format.rawValue)"
    case .limitContext(let tokens): "Limit the context to \(NumberText.counted(tokens, "token"))"
    case .limitSequences(let sequences): "Serve \(NumberText.counted(sequences, "sequence")) at once"
    case .replaceModel(let relation, let name, let parameters):
      "Use the \(relation.words) \(name), \(NumberText.parameters(parameters))"
    }
  }
}

extension Repair.Relation {
  fileprivate var words: String {
    switch self {
    case .distilled: "distilled"
    case .pruned: "pruned"
    case .smallerSibling: "smaller sibling"
    }
  }
}

extension Repair.Mix: Worded {
  /// "Mixed: down_proj at 8 bits, the rest at 4".
  package var words: String {
    let parts = parts.map { "\($0.classes.label) at \(namesFormats ? $0.label : "\(Int($0.bits)) bits")" }
    let rest = namesFormats ? "as \(base)" : "at \(Int(baseBits))"
    return "Mixed: \(parts.joined(separator: ", ")), the rest \(rest)"
  }
}

extension Repair.Effect: Worded {
  package var words: String {
    switch self {
    case .fits(let fit): fit.words
    case .lessError(let saved, let basis, let added, let accelerators):
      "+\(NumberText.bytes(added))\(accelerators > 1 ? " a GPU" : ""), "
        + "error −\(NumberText.percent(saved, 0)) (\(QualityText.weights(basis)))"
    case .moreTokens(let tokens, let now):
      "room for \(NumberText.counted(tokens, "token")) instead of \(NumberText.grouped(now))"
    }
  }
}

extension Repair.Fit: Worded {
  package var words: String {
    let price = usdPerMillionTokens.map { " at \(NumberText.dollars($0)) a million" } ?? ""
    return
      "fits as \(scheme) on \(NumberText.counted(accelerators, "GPU")): \(NumberText.bytes(spareBytes)) spare a GPU, "
      + "\(pace.words)\(price)" + (stillMisses.isEmpty ? "" : "; still misses: \(misses)")
  }
}

extension Repair.Fit {
  private var misses: String { stillMisses.map(\.words).joined(separator: "; ") }
}

extension Repair.Cost: Worded {
  package var words: String {
    switch self {
    case .rent(let rent): rent.words
    case .otherModel(let rent): "another model: compare its benchmarks; \(rent.words)"
    case .accuracy(let recovery): Self.words(recovery)
    case .noAccuracy: "no accuracy"
    case .requantized(let recovery, let rent):
      "\(Self.words(recovery)), as what is published is quantized anew; \(rent.words)"
    case .room(let spare, let pace, let spareNow, let paceNow):
      "\(NumberText.bytes(spare)) spare a GPU, \(pace.words); now \(NumberText.bytes(spareNow)) and \(paceNow.words)"
    case .error(let error, let now, let basis):
      "weight error t² \(NumberText.significant(error)) instead of \(NumberText.significant(now)) "
        + "(\(QualityText.weights(basis)))"
    case .unmeasuredError: "its error was not measured"
    case .longContexts: "a small loss at long contexts"
    case .longRequestsRefused: "longer requests are refused"
    case .queue: "the others wait in a queue"
    }
  }

  private static func words(_ recovery: Interval?) -> String {
    guard let recovery else { return "accuracy loss unknown" }
    return "about \(NumberText.percent(max(1 - recovery.likely, 0))) accuracy "
      + "(recovery \(NumberText.percent(recovery.low))–\(NumberText.percent(recovery.high)))"
  }
}

extension Repair.Rent: Worded {
  package var words: String {
    guard let usdPerHour else { return "price unknown" }
    guard let now, now != usdPerHour else { return "\(NumberText.dollars(usdPerHour)) an hour" }
    return "\(NumberText.dollars(usdPerHour)) an hour instead of \(NumberText.dollars(now))"
  }
}
