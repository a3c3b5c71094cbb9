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
    return "\(name) \(text(value)) instead of \(text(plans))"
  }

  private func text(_ value: Double) -> String {
    switch measure {
    case .usdPerHour, .usdPerMillionTokens: NumberText.dollars(value)
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: NumberText.seconds(value)
    case .recovery: NumberText.percent(value, 1)
    case .perplexityIncrease: "+" + NumberText.percent(value, 1)
    default: NumberText.significant(value)
    }
  }
}
