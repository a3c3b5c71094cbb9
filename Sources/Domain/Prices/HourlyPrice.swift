/// What an hour of one accelerator costs a request, and on what ground.
package enum HourlyPrice: Sendable, Hashable {
  /// A published price × the region's factor, which is 1 where the price is of the region's country.
  case listed(ListedPrice, factor: Double)
  /// As the request says, in dollars.
  case told(Double)
  case owned(OwnedPrice)
  case unknown(PriceGap)

  /// Nil where it is unknown.
  package var usd: Double? {
    switch self {
    case .listed(let price, let factor): price.usdPerAcceleratorHour * factor
    case .told(let usd): usd
    case .owned(let price): price.usdPerAcceleratorHour
    case .unknown: nil
    }
  }
}

/// Why nobody can say what an accelerator costs.
package enum PriceGap: Sendable, Hashable {
  /// No price of this market is known.
  case market(Market)
  /// None is known of within the countries that the request allows, named as it names them.
  case residency(Market, String)
  /// None of the provider is known whose machine was asked for.
  case provider(Market, String)
  /// Owned hardware: what it costs to buy is not known.
  case purchase
  /// Owned hardware whose power is not published, in plans of versions that left its purchase out then.
  case power
  /// Owned hardware where nobody knows what electricity costs, in plans of the same versions.
  case electricity(region: String)
}

/// Owned hardware by the hour: its purchase over its years of use without pause, and the energy at full load where that
/// is known.
///
/// Ignores: hosts, networks, buildings, staff, interest, what it is sold for afterwards.
package struct OwnedPrice: Sendable, Hashable {
  package let purchaseUSD: Double
  /// On whose word, with its date; nil where the request says it.
  package let purchaseSource: String?
  package let seconds: Double
  /// Nil where nobody knows what it draws.
  package let watts: Double?
  package let powerUsageEffectiveness: Double
  /// Nil where nobody knows what electricity costs in the region.
  package let usdPerKilowattHour: Double?
  /// The region's name.
  package let region: String

  package init(
    purchaseUSD: Double, purchaseSource: String?, seconds: Double, watts: Double?, powerUsageEffectiveness: Double,
    usdPerKilowattHour: Double?, region: String
  ) {
    self.purchaseUSD = purchaseUSD
    self.purchaseSource = purchaseSource
    self.seconds = seconds
    self.watts = watts
    self.powerUsageEffectiveness = powerUsageEffectiveness
    self.usdPerKilowattHour = usdPerKilowattHour
    self.region = region
  }

  /// What is not known counts for nothing.
  package var usdPerAcceleratorHour: Double { purchaseUSD / (seconds / 3600) + (energyUSDPerHour ?? 0) }

  private var energyUSDPerHour: Double? {
    guard let watts, let usdPerKilowattHour else { return nil }
    return watts * powerUsageEffectiveness / 1000 * usdPerKilowattHour
  }
}
