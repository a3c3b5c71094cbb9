import Catalogs
import Domain
import Quantities

/// What accelerators cost a request: a price that it says, owned hardware, or of each one's list the price that counts.
struct Tariff: Sendable {
  let region: Region
  let query: PriceQuery
  let terms: PriceTerms
  /// Of a file of the user's own.
  let ownPrices: [OwnPrice]

  /// The accelerator with its price: its host's or its owner's own where they tell it, else that of its cards, at the
  /// provider whose machine the host is.
  ///
  /// - Parameter cards: the published prices of each kind of card, nil where there are none, and how many there are.
  ///
  /// Throws for a price of the user's own that counts and is in a currency without a rate.
  func priced(
    _ accelerator: Accelerator, by cards: [(list: PriceList?, count: Int)]
  ) throws(CatalogError) -> Accelerator {
    var accelerator = accelerator
    if let usd = terms.usdPerAcceleratorHour {
      accelerator.hourlyPrice = .told(usd)
    } else if let seconds = terms.ownedSeconds {
      accelerator.hourlyPrice = owned(accelerator, for: seconds)
    } else {
      let own = try ownRows(of: accelerator, cards.first?.list)
      accelerator.hourlyPrice = listed(accelerator, own.points, cards)
      accelerator.pricesElsewhere = own.elsewhere(but: accelerator.hourlyPrice)
    }
    return accelerator
  }

  private func listed(
    _ accelerator: Accelerator, _ own: [PricePoint], _ cards: [(list: PriceList?, count: Int)]
  ) -> HourlyPrice {
    if let found = query.best(own.filter { $0.country == region.country }) { return .listed(found, factor: 1) }
    let entry = [accelerator.host?.ownPoint ?? accelerator.ownPoint].compactMap(\.self)
    let provider = accelerator.host?.provider
    let found =
      query.best(entry) ?? machine(accelerator.host, cards) ?? mean(cards.map { ($0?.of(provider), $1) }, beside: own)
    guard let found else { return .unknown(gap(at: provider)) }
    return .listed(found, factor: found.country == region.country ? 1 : region.priceFactor)
  }

  private func gap(at provider: String?) -> PriceGap {
    if let residency = terms.residency { return .residency(query.market, residency) }
    return provider.map { .provider(query.market, $0) } ?? .market(query.market)
  }

  /// What the host is rented for as a whole; nil where no list tells it.
  private func machine(_ host: Host?, _ cards: [(list: PriceList?, count: Int)]) -> ListedPrice? {
    guard let host, cards.count == 1, let list = cards.first?.list,
      let price = list.machinePrice(host.names, accelerators: host.count, query), price.isOwn
    else { return nil }
    return price.price
  }

  /// Of all cards, what one costs; nil where one kind has no price.
  ///
  /// - Parameter own: prices that count beside the lists'.
  private func mean(_ cards: [(list: PriceList?, count: Int)], beside own: [PricePoint]) -> ListedPrice? {
    var found: [(price: ListedPrice, count: Int)] = []
    for (list, count) in cards {
      guard let price = query.best(own + (list?.prices ?? [])) else { return nil }
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

  private func owned(_ accelerator: Accelerator, for seconds: Double) -> HourlyPrice {
    let listed = accelerator.purchasePrice
    guard let purchase = terms.purchaseUSD ?? listed?.usd.value else { return .unknown(.purchase) }
    let source =
      terms.purchaseUSD == nil ? [listed?.basis, listed?.date].compactMap(\.self).joined(separator: ", ") : nil
    return .owned(
      OwnedPrice(
        purchaseUSD: purchase, purchaseSource: source, seconds: seconds, watts: accelerator.watts?.value,
        powerUsageEffectiveness: region.powerUsageEffectiveness,
        usdPerKilowattHour: terms.usdPerKilowattHour(in: region), region: region.name))
  }
}

/// What a request says of prices.
struct PriceTerms: Sendable, Hashable {
  let region: String
  let market: Market
  let usdPerAcceleratorHour: Double?
  let file: String?
  let ownedSeconds: Double?
  let purchaseUSD: Double?
  let electricityUSDPerKilowattHour: Double?
  let residency: String?

  init(_ request: PlanRequest) {
    region = request.region
    market = request.market
    usdPerAcceleratorHour = request.usdPerAcceleratorHour
    file = request.prices
    ownedSeconds = request.ownedSeconds
    purchaseUSD = request.purchaseUSD
    electricityUSDPerKilowattHour = request.electricityUSDPerKilowattHour
    residency = request.residency
  }

  func usdPerKilowattHour(in region: Region) -> Double? {
    electricityUSDPerKilowattHour ?? region.electricity?.usdPerKilowattHour
  }
}

extension PriceList {
  /// The prices of one provider, by whatever longer name a list knows it; all where there is none.
  fileprivate func of(_ provider: String?) -> PriceList {
    guard let provider else { return self }
    return PriceList(id: id, name: name, prices: prices.filter { $0.provider.hasPrefix(provider) })
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
