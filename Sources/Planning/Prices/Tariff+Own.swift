import Catalogs
import Domain

extension Tariff {
  /// Prices of a user's file that are of one accelerator.
  struct OwnRows {
    /// What may count, in dollars.
    let points: [PricePoint]
    /// What is of another market or country.
    let others: [PriceElsewhere]

    /// Those of another market or country, but for one that counts since there is no nearer price.
    func elsewhere(but price: HourlyPrice) -> [PriceElsewhere] {
      guard case .listed(let price, _) = price else { return others }
      return others.filter { $0.source != price.source }
    }
  }

  /// The rows of the accelerator, its cards or its host; one that counts needs a rate of its currency.
  func ownRows(of accelerator: Accelerator, _ list: PriceList?) throws(CatalogError) -> OwnRows {
    var points: [PricePoint] = []
    var others: [PriceElsewhere] = []
    for row in ownPrices {
      guard let count = cards(of: row, accelerator, list) else { continue }
      let isNear = row.market == query.market && row.country ?? region.country == region.country
      if isNear, row.usdPerHour == nil { throw row.missingRate }
      if let point = row.point(accelerators: count, here: region.country) { points.append(point) }
      if !isNear { others.append(PriceElsewhere(source: row.source, market: row.market, country: row.country)) }
    }
    return OwnRows(points: points, others: others)
  }

  /// How many accelerators the price is of; nil where it is of others.
  private func cards(of row: OwnPrice, _ accelerator: Accelerator, _ list: PriceList?) -> Int? {
    switch row.subject {
    case .accelerator(let id): id == accelerator.id ? 1 : nil
    case .instance(let name):
      accelerator.host?.accelerators(of: name)
        ?? list?.prices.first { $0.instance?.lowercased() == name }?.accelerators
    }
  }
}

extension Host {
  /// Its accelerators, where it is called so.
  fileprivate func accelerators(of machine: String) -> Int? {
    names.contains { $0.lowercased() == machine } ? count : nil
  }
}
