/// How accelerators are rented, as providers call it.
package enum Market: String, Codable, Sendable, CaseIterable {
  case onDemand = "on-demand"
  case reserved, spot
}

/// How far to trust a price.
package enum PriceConfidence: String, Codable, Sendable, CaseIterable {
  case high, medium, low

  /// From 0 for the most trusted; what nobody judged comes last.
  package static func rank(_ confidence: PriceConfidence?) -> Int {
    confidence.flatMap { allCases.firstIndex(of: $0) } ?? allCases.count
  }
}
