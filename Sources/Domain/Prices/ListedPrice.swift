/// The price of a list that counts for a request, by the hour and the accelerator, and what is beside it.
package struct ListedPrice: Sendable, Hashable {
  package let usdPerAcceleratorHour: Double
  package let market: Market
  /// Nil in plans of versions that didn't tell.
  package let provider: String?
  package let instance: String?
  package let country: String?
  package let zone: String?
  package let date: String?
  package let source: String
  package let confidence: PriceConfidence?
  /// The cheapest and the dearest of the prices that count, and how many they are.
  package let low: Double?
  package let high: Double?
  package let prices: Int?
  /// Over 180 days old.
  package let isStale: Bool

  package init(
    usdPerAcceleratorHour: Double, market: Market, provider: String?, instance: String?, country: String?,
    zone: String?, date: String?, source: String, confidence: PriceConfidence?, low: Double?, high: Double?,
    prices: Int?, isStale: Bool
  ) {
    self.usdPerAcceleratorHour = usdPerAcceleratorHour
    self.market = market
    self.provider = provider
    self.instance = instance
    self.country = country
    self.zone = zone
    self.date = date
    self.source = source
    self.confidence = confidence
    self.low = low
    self.high = high
    self.prices = prices
    self.isStale = isStale
  }

  package init(_ point: PricePoint, low: Double, high: Double, prices: Int, isStale: Bool) {
    self.init(
      usdPerAcceleratorHour: point.usdPerAcceleratorHour, market: point.market, provider: point.provider,
      instance: point.instance, country: point.country, zone: point.zone, date: point.date, source: point.source,
      confidence: point.confidence, low: low, high: high, prices: prices, isStale: isStale)
  }
}
