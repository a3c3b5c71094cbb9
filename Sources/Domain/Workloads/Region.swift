import Quantities

/// Where the accelerators stand: carbon, overhead of the building, prices.
package struct Region: Codable, Sendable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  /// The country, or the group of countries for averages.
  package let country: String
  /// What the country is part of, for requests that must stay within it.
  package let areas: [Area]
  /// Grams of CO₂ equivalent per kilowatt-hour, location based, annual average.
  package let gramsCO2PerKilowattHour: Double
  package let carbonYear: Int?
  package let carbonSource: String
  /// Power usage effectiveness: the building's power over the computers'.
  package let powerUsageEffectiveness: Double
  package let powerUsageSource: String
  /// Prices here over prices in the United States; 1 where no figure is known, and then `priceSource` is nil.
  package let priceFactor: Double
  package let priceSource: String?
  /// Nil where no figure is known.
  package let electricity: ElectricityPrice?

  /// Parts of the world that data may have to stay in.
  package enum Area: String, Codable, Sendable, CaseIterable { case africa, eu }
}

extension Region {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    country = try values.decode(String.self, forKey: .country)
    areas = try values.value(.areas, default: [])
    gramsCO2PerKilowattHour = try values.decode(Double.self, forKey: .gramsCO2PerKilowattHour)
    carbonYear = try values.decodeIfPresent(Int.self, forKey: .carbonYear)
    carbonSource = try values.decode(String.self, forKey: .carbonSource)
    powerUsageEffectiveness = try values.decode(Double.self, forKey: .powerUsageEffectiveness)
    powerUsageSource = try values.decode(String.self, forKey: .powerUsageSource)
    priceFactor = try values.value(.priceFactor, default: 1)
    priceSource = try values.decodeIfPresent(String.self, forKey: .priceSource)
    electricity = try values.decodeIfPresent(ElectricityPrice.self, forKey: .electricity)
  }
}
