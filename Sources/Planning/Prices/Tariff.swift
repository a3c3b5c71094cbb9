import Catalogs
import Domain
import Quantities

/// What accelerators cost a request: of each one's list, the price that counts there.
struct Tariff: Sendable {
  let region: Region
  let query: PriceQuery

  /// The accelerator with its price: its host's or its owner's own where they tell it, else that of its cards.
  ///
  /// - Parameter cards: the published prices of each kind of card, nil where there are none, and how many there are.
  func priced(_ accelerator: Accelerator, by cards: [(list: PriceList?, count: Int)]) -> Accelerator {
    var accelerator = accelerator
    accelerator.hourlyPrice = price(of: accelerator, cards)
    return accelerator
  }

  private func price(of accelerator: Accelerator, _ cards: [(list: PriceList?, count: Int)]) -> HourlyPrice {
    let own = [accelerator.host?.ownPoint ?? accelerator.ownPoint].compactMap(\.self)
    guard let found = query.best(own) ?? mean(cards) else { return .unknown(.market(query.market)) }
    return .listed(found, factor: found.country == region.country ? 1 : region.priceFactor)
  }

  /// Of all cards, what one costs; nil where one kind has no price.
  private func mean(_ cards: [(list: PriceList?, count: Int)]) -> ListedPrice? {
    var found: [(price: ListedPrice, count: Int)] = []
    for (list, count) in cards {
      guard let list, let price = query.best(list.prices) else { return nil }
      found.append((price, count))
    }
    guard found.count > 1 else { return found.first?.price }
    let (sum, count) = found.reduce((0.0, 0.0)) {
      ($0.0 + $1.price.usdPerAcceleratorHour * Double($1.count), $0.1 + Double($1.count))
    }
    return ListedPrice(
      usdPerAcceleratorHour: sum / count, market: query.market, provider: nil, instance: nil, country: nil, zone: nil,
      date: nil, source: found.map(\.price.source).joined(separator: "; "), confidence: nil, low: nil, high: nil,
      prices: nil, isStale: found.contains { $0.price.isStale })
  }
}

extension Accelerator {
  /// The price that an owner's own entry tells, where it holds and when as its source says.
  fileprivate var ownPoint: PricePoint? { rentalPrice.map { PricePoint($0, provider: $0.basis) } }
}

extension Host {
  /// The whole host's own price.
  fileprivate var ownPoint: PricePoint? {
    rentalPrice.map { PricePoint($0, provider: provider ?? $0.basis, instance: name, accelerators: count) }
  }
}

extension PricePoint {
  fileprivate init(_ price: Price, provider: String, instance: String? = nil, accelerators: Int = 1) {
    self.init(
      provider: provider, instance: instance, accelerators: accelerators, usdPerHour: price.usd.value,
      date: price.date, source: price.source, confidence: price.confidence.flatMap(PriceConfidence.init))
  }
}
