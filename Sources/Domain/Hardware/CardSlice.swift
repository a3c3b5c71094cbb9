/// The part of a card that a partition of it is, by which it is paid where nobody prices it alone.
package struct CardSlice: Codable, Sendable, Hashable {
  /// The id of the whole card.
  package let card: String
  /// Of `whole` equal parts those that it takes from others, be they of the arithmetic or of the memory.
  package let parts: Int
  package let whole: Int

  package var share: Double { Double(parts) / Double(max(whole, 1)) }
}

extension PriceList {
  /// What a part of the card costs, as a share of each price, which says so.
  package func share(_ slice: CardSlice, id: String, name: String) -> PriceList {
    PriceList(
      id: id, name: name,
      prices: prices.map { price in
        PricePoint(
          provider: "\(price.provider) (\(slice.parts)/\(slice.whole) of a card's price)", instance: price.instance,
          accelerators: price.accelerators, country: price.country, zone: price.zone, market: price.market,
          usdPerHour: price.usdPerHour * slice.share, date: price.date, source: price.source,
          confidence: price.confidence)
      })
  }
}
