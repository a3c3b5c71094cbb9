import Catalogs
import Domain

extension RequestResolver {
  /// The region of a request: as it is named, or the best of those within which it must stay.
  ///
  /// - Parameters:
  ///   - isAsked: whether somebody named it; then it must lie within.
  ///   - residency: nil for anywhere.
  func region(
    _ name: String, isAsked: Bool, within residency: String?, for accelerator: Accelerator, market: Market
  ) throws -> String {
    let found = try place(name) { () throws(CatalogError) in try catalogs.region(name) }
    guard let residency, residency.lowercased() != RequestField.unlimited else { return self.name(name, id: found.id) }
    let countries = try place(residency, of: .residency) { () throws(CatalogError) in
      try catalogs.countries(of: residency)
    }
    if countries.contains(found.country) { return self.name(name, id: found.id) }
    guard !isAsked else {
      throw PlanningError.invalid(
        what: RequestField.region.name, found: found.name, expected: "a region within \(residency) (--residency)")
    }
    return try home(within: countries, of: residency, for: accelerator, market: market)
  }

  /// What a name stands for; a part of the world that is none, or several, is told what would be.
  private func place<Found>(
    _ name: String, of field: RequestField = .region, _ find: () throws(CatalogError) -> Found
  ) throws -> Found {
    do {
      return try find()
    } catch {
      let names = name.split(separator: ",").map { $0.lowercased().filter { !$0.isWhitespace } }
      let isPart = names.contains { Region.Area(rawValue: $0) != nil || Self.parts.contains($0) }
      guard isPart || (field == .region && names.count > 1) else { throw error }
      let areas = Region.Area.allCases.map(\.rawValue).joined(separator: ", ")
      throw PlanningError.invalid(
        what: field.name, found: "`\(name)`",
        expected: field == .region
          ? "one place, as kenya or france (`quantplan catalog list regions` shows them all); what limits it to a part of "
            + "the world is --residency: \(areas), or countries by commas"
          : "\(areas), or countries and regions by commas")
    }
  }

  /// What people call parts of the world that no catalog tells the countries of.
  private static let parts: Set<String> = [
    "europe", "asia", "america", "northamerica", "southamerica", "latinamerica", "oceania", "middleeast", "emea",
    "apac",
  ]

  /// Where the accelerator is cheapest within some countries; where nobody rents it there, where electricity is.
  private func home(
    within countries: Set<String>, of residency: String, for accelerator: Accelerator, market: Market
  ) throws -> String {
    let prices = try catalogs.priceList(of: accelerator)?.prices ?? []
    let cheapest = prices.filter { $0.market == market && $0.country.map(countries.contains) ?? false }
      .min { $0.usdPerAcceleratorHour < $1.usdPerAcceleratorHour }
    let wanted = cheapest?.country.map { [$0] } ?? countries
    let regions = try catalogs.allRegions().filter { wanted.contains($0.country) }
    func order(_ region: Region) -> (Double, Int, String) {
      (region.electricity?.usdPerKilowattHour ?? .infinity, region.name == region.country ? 0 : 1, region.id)
    }
    guard let best = regions.min(by: { order($0) < order($1) }) else {
      throw PlanningError.invalid(
        what: RequestField.residency.name, found: residency, expected: "a place that some region of the catalogs is in")
    }
    return best.id
  }
}
