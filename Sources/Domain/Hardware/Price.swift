import Quantities

/// What something costs to buy, or to rent where an owner's entry tells it: when, by whose word.
package struct Price: Codable, Sendable {
  package let usd: Dollars
  /// ISO 8601, as precise as the source; nil when it gives none.
  package let date: String?
  /// What kind of price: on-demand list price at a provider, launch price, estimate.
  package let basis: String
  package let source: String
  /// How far to trust it: high, medium or low; nil when not judged.
  package let confidence: String?
  /// Lowest and highest of the prices seen, where there were several.
  package let range: [Double]?
}
