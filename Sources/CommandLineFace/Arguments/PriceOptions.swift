import ArgumentParser
import Domain

/// What hardware costs, and where it may stand.
struct PriceOptions: ParsableArguments {
  @Option(.market, "Which prices count: on-demand, reserved or spot.", valueName: "market")
  var market: RequestArgument?

  @Option(.price, "Dollars for an accelerator's hour, instead of the catalogs' prices.", valueName: "usd")
  var price: RequestArgument?

  @Option(
    .priceFile,
    "Prices of your own, CSV: accelerator or instance, price by the hour, and perhaps market, region, currency, date.",
    valueName: "file.csv")
  var prices: RequestArgument?

  @Option(
    .owned, "Owned hardware: its purchase over these years of full use, and its electricity (3y, 18mo).",
    valueName: "years")
  var owned: RequestArgument?

  @Option(.purchasePrice, "Dollars for buying one accelerator, with --owned.", valueName: "usd")
  var purchasePrice: RequestArgument?

  @Option(.electricityPrice, "Dollars for a kilowatt-hour, instead of the region's.", valueName: "usd")
  var electricityPrice: RequestArgument?

  @Option(
    .residency, "Where it must stay: africa, eu, or countries by commas; no region or price outside counts.",
    valueName: "place")
  var residency: RequestArgument?

  @Option(
    .currency, "Tell money in another currency, by the dollars for one unit of it: EUR=1.08; JSON stays in dollars.",
    valueName: "name=usd")
  var currency: RequestArgument?
}
