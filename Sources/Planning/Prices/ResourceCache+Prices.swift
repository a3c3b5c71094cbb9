import Catalogs
import Domain

extension ResourceCache {
  /// What accelerators cost the request; files of prices are read for it alone.
  func tariff(for request: PlanRequest, _ catalogs: CatalogStore) throws -> Tariff {
    let terms = PriceTerms(request)
    let region = try keep(request.region, unless: catalogs.reference(request.region).isFile, in: \.regions) {
      try catalogs.region(request.region)
    }
    let countries = try request.residency.map { place in
      try keep(place, in: \.residencies) { try catalogs.countries(of: place) }
    }
    if let countries, !countries.contains(region.country) {
      throw PlanningError.invalid(
        what: RequestField.region.name, found: region.name,
        expected: "a region within \(request.residency ?? "") (--residency)")
    }
    let today = try keep(in: \.today) { try catalogs.edition().flatMap { CalendarDay($0.date) } }
    let query = PriceQuery(market: request.market, country: region.country, residency: countries, today: today)
    return Tariff(region: region, query: query, terms: terms, ownPrices: try ownPrices(request, catalogs))
  }

  /// The prices of the file that the request names.
  private func ownPrices(_ request: PlanRequest, _ catalogs: CatalogStore) throws -> [OwnPrice] {
    guard let path = request.prices else { return [] }
    let isOwn = catalogs.reference(request.accelerator).isFile
    return try PriceFile.read(
      path, currency: request.currency,
      others: isOwn ? [try catalogs.accelerator(request.accelerator).id] : [], catalogs: catalogs)
  }

  /// An accelerator with its price.
  func priced(_ accelerator: Accelerator, by tariff: Tariff, _ catalogs: CatalogStore) throws -> Accelerator {
    guard accelerator.isMixed else {
      let list = try keep(accelerator.id, in: \.prices) { try catalogs.priceList(of: accelerator) }
      return try tariff.priced(accelerator, by: [(list, 1)])
    }
    return try tariff.priced(
      accelerator,
      by: try (accelerator.host?.accelerators ?? []).map { card in
        (try keep(card.accelerator, in: \.prices) { try catalogs.priceList(of: card.accelerator) }, card.count)
      })
  }
}
