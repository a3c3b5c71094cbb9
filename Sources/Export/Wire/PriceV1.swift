import Domain

/// Why a price is unknown, by its code.
enum PriceGapV1: String, Codable {
  case market, residency, provider, purchase, power, electricity
}

extension AssumptionV1 {
  mutating func set(_ basis: CostEstimate.Basis) {
    switch basis {
    case .unknown(let unpriced): set(unpriced)
    case .rent(let rent):
      accelerators = rent.accelerators
      (region, regionCountry, regionFactor) = (rent.region, rent.country, rent.regionFactor)
      set(rent.price)
    case .told(let count, let usd): (accelerators, usdPerAcceleratorHour) = (count, usd)
    case .owned(let count, let price):
      accelerators = count
      set(price)
    }
  }

  private mutating func set(_ price: ListedPrice) {
    (usdPerAcceleratorHour, market, provider) = (price.usdPerAcceleratorHour, price.market, price.provider)
    (instance, country, zone, date) = (price.instance, price.country, price.zone, price.date)
    (source, confidence, isStale) = (price.source, price.confidence, price.isStale)
    (lowestUSDPerAcceleratorHour, highestUSDPerAcceleratorHour) = (price.low, price.high)
    prices = price.prices
  }

  private mutating func set(_ price: OwnedPrice) {
    (purchaseUSD, source, ownedSeconds) = (price.purchaseUSD, price.purchaseSource, price.seconds)
    (watts, powerUsageEffectiveness) = (price.watts, price.powerUsageEffectiveness)
    (usdPerKilowattHour, region) = (price.usdPerKilowattHour, price.region)
    usdPerAcceleratorHour = price.usdPerAcceleratorHour
  }

  private mutating func set(_ unpriced: CostEstimate.Unpriced) {
    accelerator = unpriced.accelerator
    (energyUSDPerHour, usdPerKilowattHour) = (unpriced.energyUSDPerHour, unpriced.usdPerKilowattHour)
    region = unpriced.region
    switch unpriced.gap {
    case .market(let market)?: (gap, self.market) = (.market, market)
    case .residency(let market, let place)?: (gap, self.market, residency) = (.residency, market, place)
    case .provider(let market, let provider)?: (gap, self.market, self.provider) = (.provider, market, provider)
    case .purchase?: gap = .purchase
    case .power?: gap = .power
    case .electricity?: gap = .electricity
    case nil: break
    }
  }
}

extension AssumptionV1 {
  var ofPrice: Assumption? {
    switch code {
    case "price": rent
    case "toldPrice": told
    case "ownedPrice": owned
    case "unknownPrice": unpriced
    case "pricesElsewhere":
      if let pricesElsewhere, let market, let regionCountry {
        .pricesElsewhere(pricesElsewhere, market: market, country: regionCountry)
      } else {
        nil
      }
    default: nil
    }
  }

  private var rent: Assumption? {
    guard let accelerators, let usdPerAcceleratorHour, let region, let regionFactor, let source else { return nil }
    let price = ListedPrice(
      usdPerAcceleratorHour: usdPerAcceleratorHour, market: market ?? .onDemand, provider: provider,
      instance: instance, country: country, zone: zone, date: date, source: source, confidence: confidence,
      low: lowestUSDPerAcceleratorHour, high: highestUSDPerAcceleratorHour, prices: prices, isStale: isStale ?? false)
    return .price(
      .rent(
        CostEstimate.Rent(
          accelerators: accelerators, price: price, region: region, country: regionCountry, regionFactor: regionFactor))
    )
  }

  private var told: Assumption? {
    guard let accelerators, let usdPerAcceleratorHour else { return nil }
    return .price(.told(accelerators: accelerators, usdPerAcceleratorHour: usdPerAcceleratorHour))
  }

  private var owned: Assumption? {
    guard let accelerators, let purchaseUSD, let ownedSeconds, let powerUsageEffectiveness, let region else {
      return nil
    }
    return .price(
      .owned(
        accelerators: accelerators,
        OwnedPrice(
          purchaseUSD: purchaseUSD, purchaseSource: source, seconds: ownedSeconds, watts: watts,
          powerUsageEffectiveness: powerUsageEffectiveness, usdPerKilowattHour: usdPerKilowattHour, region: region)))
  }

  private var unpriced: Assumption? {
    guard let accelerator else { return nil }
    return .price(
      .unknown(
        CostEstimate.Unpriced(
          accelerator: accelerator, gap: priceGap, energyUSDPerHour: energyUSDPerHour,
          usdPerKilowattHour: usdPerKilowattHour, region: region)))
  }

  private var priceGap: PriceGap? {
    switch gap {
    case .market?: .market(market ?? .onDemand)
    case .residency?: residency.map { .residency(market ?? .onDemand, $0) }
    case .provider?: provider.map { .provider(market ?? .onDemand, $0) }
    case .purchase?: .purchase
    case .power?: .power
    case .electricity?: region.map { .electricity(region: $0) }
    case nil: nil
    }
  }
}
