import Quantities

/// The rows of what hardware costs, and of where it may stand.
extension RequestField {
  package static let prices = [
    market, price, priceFile, owned, purchasePrice, electricityPrice, residency, currency,
  ]

  package static let market = RequestField(
    "market", "the market", "--market", from: .request,
    .choice(\.market).spelledOut { $0.market != .onDemand })
  package static let price = RequestField(
    "usdPerAcceleratorHour", "the price", "--price", from: .request,
    .limit(\.usdPerAcceleratorHour, upTo: 1e6, "dollars for an accelerator's hour")
      .spelledOut { $0.usdPerAcceleratorHour != nil })
  package static let priceFile = RequestField(
    "prices", "the file of prices", "--prices", from: .request, .file(\.prices))
  package static let owned = RequestField(
    "ownedSeconds", "how long owned hardware is used", "--owned", from: .request,
    .years(\.ownedSeconds).spelledOut { $0.ownedSeconds != nil })
  package static let purchasePrice = RequestField(
    "purchaseUSD", "the purchase price", "--purchase-price", from: .request,
    .limit(\.purchaseUSD, upTo: 1e7, "dollars for one accelerator").spelledOut { $0.purchaseUSD != nil })
  package static let electricityPrice = RequestField(
    "electricityUSDPerKilowattHour", "the price of electricity", "--electricity-price", from: .request,
    .limit(\.electricityUSDPerKilowattHour, upTo: 100, "dollars for a kilowatt-hour")
      .spelledOut { $0.electricityUSDPerKilowattHour != nil })
  package static let residency = RequestField(
    "residency", "where it must stay", "--residency", from: .request,
    .residency(\.residency).spelledOut { $0.residency != nil })
  package static let currency = RequestField(
    "currency", "the currency", "--currency", from: .request,
    .currency(\.currency).spelledOut { $0.currency != nil })
}

extension RequestField.Content {
  /// A continent, a union or countries, or anywhere.
  fileprivate static func residency(_ path: RequestField.Path<String?>) -> Self {
    optional(
      path, absent: RequestField.unlimited, expected: "africa, eu, or a country or region (several by commas)",
      read: { typed in
        let names = typed.split(separator: ",").filter { $0.contains { !$0.isWhitespace } }
        return names.isEmpty ? nil : typed
      }, text: { $0 })
  }

  /// The currency that money is told in, by a rate.
  fileprivate static func currency(_ path: RequestField.Path<Currency?>) -> Self {
    optional(
      path, absent: "usd", expected: "a currency and the dollars for one unit of it (EUR=1.08)",
      read: { Currency($0) }, text: { $0.text }, isValid: { Currency.rates.contains($0.usd) })
  }
}
