/// A number that plans are compared by; the raw value is its key in JSON, with its unit.
package enum PlanMeasure: String, Sendable, CaseIterable, CodingKey {
  case count
  /// On the fullest accelerator, and that by the number of accelerators.
  case bytesPerAccelerator, bytes
  case usdPerHour, usdPerMonth, usdPerMillionTokens, usdPerMillionItems
  case timeToFirstTokenSeconds, timePerOutputTokenSeconds
  case outputTokensPerSecond, requestsPerSecond, itemsPerSecond
  case joulesPerToken, joulesPerItem, gramsCO2PerMillionTokens, gramsCO2PerMillionItems
  case recovery, perplexityIncrease
  case missedTargets
}

extension PlanMeasure {
  /// Whether it is told with a range; all others are exact as far as they are known.
  package var isEstimate: Bool {
    switch self {
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds, .outputTokensPerSecond, .requestsPerSecond,
      .itemsPerSecond, .recovery, .perplexityIncrease:
      true
    default: false
    }
  }

  /// Whether one over another tells something: not of shares, whose difference is in points, nor of a few targets.
  package var hasRatio: Bool { ![.recovery, .perplexityIncrease, .missedTargets].contains(self) }

  /// Whether it counts items, which are of one kind in one plan and of another in the next.
  package var isOfItems: Bool {
    [.usdPerMillionItems, .itemsPerSecond, .joulesPerItem, .gramsCO2PerMillionItems].contains(self)
  }

  /// Whether it counts tokens of answers.
  package var isOfTokens: Bool {
    [
      .usdPerMillionTokens, .timePerOutputTokenSeconds, .outputTokensPerSecond, .joulesPerToken,
      .gramsCO2PerMillionTokens,
    ].contains(self)
  }

  /// Whether more of it is better; less is of all else.
  package var isBetterHigher: Bool {
    [.outputTokensPerSecond, .requestsPerSecond, .itemsPerSecond, .recovery].contains(self)
  }
}
