/// A price that somebody published, for an hour of one or several accelerators.
package struct PricePoint: Codable, Sendable, Hashable {
  package let provider: String
  /// The provider's name of the machine; nil where the price is of accelerators alone.
  package let instance: String?
  /// What the price is for.
  package let accelerators: Int
  /// As regions tell theirs; nil where the price names no place.
  package let country: String?
  /// The provider's name of the place.
  package let zone: String?
  package let market: Market
  /// Of all its accelerators together.
  package let usdPerHour: Double
  /// ISO 8601, as precise as the source; nil when it gives none.
  package let date: String?
  package let source: String
  /// Nil when not judged.
  package let confidence: PriceConfidence?

  package init(
    provider: String, instance: String? = nil, accelerators: Int = 1, country: String? = nil, zone: String? = nil,
    market: Market = .onDemand, usdPerHour: Double, date: String? = nil, source: String,
    confidence: PriceConfidence? = nil
  ) {
    self.provider = provider
    self.instance = instance
    self.accelerators = accelerators
    self.country = country
    self.zone = zone
    self.market = market
    self.usdPerHour = usdPerHour
    self.date = date
    self.source = source
    self.confidence = confidence
  }

  package var usdPerAcceleratorHour: Double { usdPerHour / Double(max(accelerators, 1)) }

  /// After so many days a price is called stale.
  package static let freshDays = 180

  /// Whether every day that the date may mean is over 180 days before another; an undated price is told as undated.
  package func isStale(on today: CalendarDay?) -> Bool {
    guard let today, let day = date.flatMap(CalendarDay.last) else { return false }
    return today.number - day.number > Self.freshDays
  }
}

/// The published prices of one accelerator; the id is the accelerator's.
package struct PriceList: Codable, Sendable, Identifiable {
  package let id: String
  package let name: String
  package let prices: [PricePoint]

  package init(id: String, name: String, prices: [PricePoint]) {
    self.id = id
    self.name = name
    self.prices = prices
  }
}
