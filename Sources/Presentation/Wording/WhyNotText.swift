import Domain
import Quantities

extension WhyNot.Reason: Worded {
  package var words: String {
    switch self {
    case .chosen: "It is what the plan chose"
    case .refused(let reason): "It can't run: \(reason.words)"
    case .doesNotFit(let short): "It does not fit, short by \(NumberText.bytes(short)) a GPU"
    case .leftOut(let objection): "Left out unless asked for: \(objection.words)"
    case .misses(let targets): "It misses what the plan keeps: \(targets.map(\.words).joined(separator: "; "))"
    case .worse(let trade): "Against it: \(trade.words)"
    case .noBetter: "It does nothing better"
    case .notAsked: "Nothing speaks against it; something else was asked for"
    }
  }
}

extension WhyNot.Trade {
  /// "rent $15.96 instead of $11.97 an hour".
  var words: String {
    let name =
      switch measure {
      case .usdPerHour: "rent an hour"
      case .usdPerMillionTokens: "price of a million tokens"
      case .timeToFirstTokenSeconds: "time to first token"
      case .timePerOutputTokenSeconds: "time per output token"
      case .requestsPerSecond: "requests a second"
      case .recovery: "accuracy kept"
      case .perplexityIncrease: "perplexity"
      default: measure.rawValue
      }
    let (own, plans) = NumberText.apart(value, plans, digits: 0, text)
    return "\(name) \(own) instead of \(plans)"
  }

  /// - Parameter more: digits beyond the usual.
  private func text(_ value: Double, more: Int) -> String {
    switch measure {
    case .usdPerHour, .usdPerMillionTokens: NumberText.dollars(value, more: more)
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: NumberText.seconds(value, digits: 3 + more)
    case .recovery: NumberText.percent(value, 1 + more)
    case .perplexityIncrease: "+" + NumberText.percent(value, 1 + more)
    default: NumberText.significant(value, 3 + more)
    }
  }
}
