import Domain
import Quantities

extension CostEstimate.Rent: Worded {
  package var words: String {
    let factor = regionFactor == 1 ? "" : " × \(NumberText.significant(regionFactor)) in \(region)"
    let elsewhere = price.country.map { $0 != country && country != nil } ?? false
    return "\(accelerators) × \(NumberText.dollars(price.usdPerAcceleratorHour)) an hour\(factor): \(price.words)"
      + (elsewhere ? "; none of \(region) is known" : "")
  }
}

extension ListedPrice: Worded {
  /// The market, whose price it is, where and when, and what is beside it.
  package var words: String {
    guard let provider else { return source + (date.map { ", \($0)" } ?? ", undated") }
    let place = [zone, country].compactMap(\.self).joined(separator: ", ")
    return [
      "\(market.words) at \(provider)", instance, place.isEmpty ? "which names no region" : "in \(place)",
      date ?? "undated",
    ].compactMap(\.self).joined(separator: ", ")
      + (isStale ? ", over \(PricePoint.freshDays) days old" : "") + spread
  }

  private var spread: String {
    guard let low, let high, let prices, prices > 1 else { return "" }
    return low == high
      ? "; as in \(prices) prices"
      : "; \(prices) prices from \(NumberText.dollars(low)) to \(NumberText.dollars(high))"
  }
}

extension Market: Worded {
  package var words: String {
    switch self {
    case .onDemand: "on demand"
    case .reserved: "reserved"
    case .spot: "spot"
    }
  }
}

extension OwnedPrice: Worded {
  package var words: String {
    let years = NumberText.significant(seconds / 31_536_000)
    return "\(NumberText.dollars(usdPerAcceleratorHour)) an hour owned: "
      + "\(NumberText.dollars(purchaseUSD)) (\(purchaseSource ?? "as you say")) over \(years) years of full use, "
      + "\(energy); no host, network, building or staff"
  }

  /// What it rests on, or what of it nobody knows and how to say it.
  private var energy: String {
    guard let watts else { return "without energy, as its board power is not known (watts in its entry says it)" }
    guard let usdPerKilowattHour else {
      return "without energy, as what electricity costs in \(region) is not known (--electricity-price says it)"
    }
    return "and \(NumberText.significant(watts)) W × PUE \(NumberText.significant(powerUsageEffectiveness)) at "
      + "\(NumberText.dollars(usdPerKilowattHour)) per kWh in \(region)"
  }
}

extension CostEstimate.Unpriced: Worded {
  /// Why, and what energy alone takes.
  package var words: String {
    let energy = energyUSDPerHour.map { energy in
      let rate = usdPerKilowattHour.map { " at \(NumberText.dollars($0)) per kWh" } ?? ""
      return "; energy alone \(NumberText.dollars(energy)) an hour\(rate)" + (region.map { " in \($0)" } ?? "")
    }
    return reason + (energy ?? "")
  }

  private var reason: String {
    switch gap {
    case .market(.onDemand)?, nil: "no rental price of \(accelerator) is known"
    case .market(let market)?: "no \(market.rawValue) price of \(accelerator) is known"
    case .residency(let market, let place)?:
      "no \(market.rawValue) price of \(accelerator) within \(place) is known"
    case .provider(let market, let provider)?: "no \(market.rawValue) price of \(accelerator) at \(provider) is known"
    case .purchase?: "what \(accelerator) costs to buy is not known (--purchase-price says it)"
    case .power?: "the board power of \(accelerator) is not published"
    case .electricity(let region)?:
      "what electricity costs in \(region) is not known (--electricity-price says it)"
    }
  }
}

extension Assumption {
  private static let mostPrices = 3

  /// "Of your prices, mine.csv, line 3 (spot, in Kenya) doesn't count: the plan is on demand in Ghana."
  static func elsewhere(_ prices: [PriceElsewhere], _ market: Market, _ country: String) -> String {
    let told = prices.prefix(mostPrices).map(\.words)
    let more = prices.count - told.count
    let names = more > 0 ? told.joined(separator: ", ") + " and \(NumberText.grouped(more)) more" : told.enumeration
    return "Of your prices, \(names) \(prices.count > 1 ? "don't" : "doesn't") count: the plan is \(market.words) in "
      + "\(country) (--market, --region)."
  }
}

extension PriceElsewhere: Worded {
  /// "mine.csv, line 3 (spot, in Kenya)".
  package var words: String { "\(source) (\(market.words)\(country.map { ", in \($0)" } ?? ""))" }
}
