import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of prices")
struct PriceTextTests {
  /// As versions told it that knew neither market nor place.
  static let oldRent = CostEstimate.Rent(
    accelerators: 2,
    price: ListedPrice(
      usdPerAcceleratorHour: 2.5, market: .onDemand, provider: nil, instance: nil, country: nil, zone: nil, date: nil,
      source: "list price", confidence: nil, low: nil, high: nil, prices: nil, isStale: false),
    region: "Norway", country: nil, regionFactor: 1.1)

  static func rent(_ country: String?, isStale: Bool, prices: Int) -> CostEstimate.Rent {
    CostEstimate.Rent(
      accelerators: 2,
      price: ListedPrice(
        PricePoint(
          provider: "Cloud", instance: "gpu.4x", accelerators: 4, country: country, market: .spot, usdPerHour: 10,
          date: "2026-03", source: "its list"), low: 2, high: 6, prices: prices, isStale: isStale),
      region: "Kenya", country: "Kenya", regionFactor: 1)
  }

  static func owned(watts: Double? = 700, usdPerKilowattHour: Double? = 0.2) -> OwnedPrice {
    OwnedPrice(
      purchaseUSD: 27_500, purchaseSource: nil, seconds: 94_608_000, watts: watts, powerUsageEffectiveness: 1.5,
      usdPerKilowattHour: usdPerKilowattHour, region: "Kenya")
  }

  static let assumptions: [(Assumption, String, String)] = [
    (
      .price(.rent(oldRent)), "price", "Price: 2 × $2.50 an hour × 1.10 in Norway: list price, undated."
    ),
    (
      .price(.rent(rent("Kenya", isStale: true, prices: 3))), "price",
      "Price: 2 × $2.50 an hour: spot at Cloud, gpu.4x, in Kenya, 2026-03, over 180 days old; 3 prices from $2.00 to "
        + "$6.00."
    ),
    (
      .price(.rent(rent("Finland", isStale: false, prices: 1))), "price",
      "Price: 2 × $2.50 an hour: spot at Cloud, gpu.4x, in Finland, 2026-03; none of Kenya is known."
    ),
    (
      .price(.rent(rent(nil, isStale: false, prices: 1))), "price",
      "Price: 2 × $2.50 an hour: spot at Cloud, gpu.4x, which names no region, 2026-03."
    ),
    (
      .pricesElsewhere(
        [.init(source: "mine.csv, line 3", market: .spot, country: "Kenya")], market: .onDemand, country: "Ghana"),
      "pricesElsewhere",
      "Of your prices, mine.csv, line 3 (spot, in Kenya) doesn't count: the plan is on demand in Ghana (--market, "
        + "--region)."
    ),
    (
      .pricesElsewhere(
        (2...5).map { .init(source: "mine.csv, line \($0)", market: .spot, country: nil) }, market: .reserved,
        country: "Ghana"), "pricesElsewhere",
      "Of your prices, mine.csv, line 2 (spot), mine.csv, line 3 (spot), mine.csv, line 4 (spot) and 1 more don't count: "
        + "the plan is reserved in Ghana (--market, --region)."
    ),
    (.price(.told(accelerators: 3, usdPerAcceleratorHour: 2.1)), "toldPrice", "Price: 3 × $2.10 an hour, as you say."),
    (
      .price(.owned(accelerators: 2, owned())), "ownedPrice",
      "Price: 2 × $1.26 an hour owned: $27,500 (as you say) over 3.00 years of full use, and 700 W × PUE 1.50 at $0.20 "
        + "per kWh in Kenya; no host, network, building or staff."
    ),
    (
      .price(.owned(accelerators: 2, owned(watts: nil))), "ownedPrice",
      "Price: 2 × $1.05 an hour owned: $27,500 (as you say) over 3.00 years of full use, without energy, as its board "
        + "power is not known (watts in its entry says it); no host, network, building or staff."
    ),
    (
      .price(.owned(accelerators: 2, owned(usdPerKilowattHour: nil))), "ownedPrice",
      "Price: 2 × $1.05 an hour owned: $27,500 (as you say) over 3.00 years of full use, without energy, as what "
        + "electricity costs in Kenya is not known (--electricity-price says it); no host, network, building or staff."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU"))), "unknownPrice",
      "Cost unknown: no rental price of My GPU is known."
    ),
    (
      .price(
        .unknown(
          .init(
            accelerator: "My GPU", gap: .market(.reserved), energyUSDPerHour: 0.21, usdPerKilowattHour: 0.175,
            region: "Kenya"))), "unknownPrice",
      "Cost unknown: no reserved price of My GPU is known; energy alone $0.21 an hour at $0.18 per kWh in Kenya."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU", gap: .residency(.onDemand, "africa")))), "unknownPrice",
      "Cost unknown: no on-demand price of My GPU within africa is known."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU", gap: .provider(.spot, "GCP")))), "unknownPrice",
      "Cost unknown: no spot price of My GPU at GCP is known."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU", gap: .purchase))), "unknownPrice",
      "Cost unknown: what My GPU costs to buy is not known (--purchase-price says it)."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU", gap: .power))), "unknownPrice",
      "Cost unknown: the board power of My GPU is not published."
    ),
    (
      .price(.unknown(.init(accelerator: "My GPU", gap: .electricity(region: "Chad"), region: "Chad"))),
      "unknownPrice",
      "Cost unknown: what electricity costs in Chad is not known (--electricity-price says it)."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
