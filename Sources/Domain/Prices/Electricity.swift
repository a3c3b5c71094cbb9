/// What a kilowatt-hour costs in a country.
package struct ElectricityPrice: Codable, Sendable, Hashable {
  package let usdPerKilowattHour: Double
  /// The year, or the years that it is an average of.
  package let period: String
  package let customers: Customers
  package let source: String

  /// Who pays it.
  package enum Customers: String, Codable, Sendable, CaseIterable { case business, households }
}
