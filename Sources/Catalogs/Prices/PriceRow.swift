import Domain
import Quantities

/// One line of a user's prices, by its columns.
struct PriceRow {
  let path: String
  let line: Int
  /// Those that hold something.
  let cells: [String: String]
  let catalogs: CatalogStore

  func subject(instances: Set<String>, others: [String]) throws(CatalogError) -> OwnPrice.Subject {
    if let name = cells["instance"]?.lowercased() {
      guard instances.contains(name) || host(name) != nil else {
        throw fault("instance", "a machine of the catalogs, a host or one of the prices", name)
      }
      return .instance(name)
    }
    guard let name = cells["accelerator"] else { throw fault("accelerator", "an accelerator or an instance", "none") }
    if others.contains(name) { return .accelerator(name) }
    if instances.contains(name.lowercased()) { return .instance(name.lowercased()) }
    // A host's whole name comes before what may be a part of an accelerator's.
    if let host = host(name) { return .instance(host) }
    do {
      return .accelerator(try catalogs.resolve(name, kind: .hardware).id)
    } catch {
      throw fault("accelerator", "an accelerator of the catalogs, a slice of one or a host", name)
    }
  }

  /// A host's id, as a slice of TPUs has one, by its id or another name of its own.
  private func host(_ name: String) -> String? {
    let wanted = name.lowercased()
    return catalogs.entries(.hosts).first { ([$0.id] + $0.aliases).contains { $0.lowercased() == wanted } }?.id
  }

  func market() throws(CatalogError) -> Market {
    guard let word = cells["market"] else { return .onDemand }
    guard let market = Market(rawValue: word.lowercased()) else {
      throw fault("market", Market.allCases.map(\.rawValue).joined(separator: ", "), word)
    }
    return market
  }

  func country() throws(CatalogError) -> String? {
    guard let name = cells["region"] else { return nil }
    do {
      return try catalogs.region(name).country
    } catch {
      throw fault("region", "a region of the catalogs", name)
    }
  }

  /// The price; nil where it is in a currency without a rate, which only who needs the price must tell.
  ///
  /// - Parameter currency: another than dollars that a rate is known of.
  func usdPerHour(_ currency: Currency?) throws(CatalogError) -> Double? {
    let text = cells["price"] ?? ""
    guard let price = DecimalText.real(text.hasPrefix("$") ? text.dropFirst() : text[...]), Self.prices.contains(price)
    else {
      throw fault("price", "a price by the hour from 0.0001 to 1000000, with a decimal point", text)
    }
    let unit = try unit()
    if unit == Self.dollars { return price }
    guard !text.hasPrefix("$") else { throw fault("currency", "USD, as the price is in dollars", unit) }
    return currency.flatMap { $0.name == unit ? price * $0.usd : nil }
  }

  /// The currency's code in capitals.
  func unit() throws(CatalogError) -> String {
    let unit = cells["currency"]?.uppercased() ?? Self.dollars
    guard (2...5).contains(unit.utf8.count), unit.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) else {
      throw fault("currency", "a currency's letters, such as USD", unit)
    }
    return unit
  }

  private static let dollars = "USD"

  func date() throws(CatalogError) -> String? {
    guard let date = cells["date"] else { return nil }
    guard CalendarDay.last(of: date) != nil else { throw fault("date", "a date as 2026, 2026-03 or 2026-03-17", date) }
    return date
  }

  private static let prices = 0.0001...1e6

  private func fault(_ column: String, _ expected: String, _ found: String) -> CatalogError {
    Self.fault(path, line, column, expected, "\"\(found.prefix(80))\"")
  }

  static func fault(
    _ path: String, _ line: Int, _ column: String, _ expected: String, _ found: String
  ) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: path, line: line, keyPath: column, expected: expected, found: found, fix: "correct or remove the line"))
  }
}
