/// A price of the user's own that holds in another market or country than a plan asks for.
package struct PriceElsewhere: Sendable, Hashable, Codable {
  /// The file and the line.
  package let source: String
  package let market: Market
  /// Nil where it holds everywhere.
  package let country: String?

  package init(source: String, market: Market, country: String?) {
    self.source = source
    self.market = market
    self.country = country
  }
}
