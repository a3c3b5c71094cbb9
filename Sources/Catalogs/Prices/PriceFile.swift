import Domain
import Quantities

/// Reads prices of a user's own: CSV with the columns accelerator or instance, price, and perhaps market, region,
/// currency and date.
package struct PriceFile {
  private static let largest = 1 << 24
  private static let mostPrices = 100_000
  private static let columns = ["accelerator", "instance", "market", "region", "price", "currency", "date"]

  private let path: String
  private let catalogs: CatalogStore
  private let currency: Currency?
  /// Ids of accelerators that the catalogs lack.
  private let others: [String]
  private let instances: Set<String>

  /// The prices of a file.
  ///
  /// - Parameters:
  ///   - currency: another than dollars that prices may be in.
  ///   - others: ids of accelerators in files of the user's own.
  package static func read(
    _ path: String, currency: Currency?, others: [String] = [], catalogs: CatalogStore
  ) throws(CatalogError) -> [OwnPrice] {
    let bytes = try FileSystem.read(path, limit: largest)
    let instances = Set(try catalogs.allPriceLists().flatMap(\.prices).compactMap { $0.instance?.lowercased() })
    let file = PriceFile(path: path, catalogs: catalogs, currency: currency, others: others, instances: instances)
    return try file.prices(bytes)
  }

  private func prices(_ bytes: [UInt8]) throws(CatalogError) -> [OwnPrice] {
    let rows: [DelimitedRows.Row]
    do {
      rows = try DelimitedRows.read(bytes)
    } catch {
      throw fault(error.line, "", error.expected, error.found)
    }
    guard let head = rows.first else { throw fault(1, "", "a line of columns: \(Self.expected)", "none") }
    let names = head.fields.map { $0.lowercased() }
    for (index, name) in names.enumerated() {
      guard Self.columns.contains(name), names.firstIndex(of: name) == index else {
        throw fault(head.line, "column \(index + 1)", "each once of \(Self.expected)", "\"\(name.prefix(40))\"")
      }
    }
    guard names.contains("price"), names.contains("accelerator") || names.contains("instance") else {
      throw fault(head.line, "", "the columns price, and accelerator or instance", names.joined(separator: ", "))
    }
    guard rows.count <= Self.mostPrices else {
      throw fault(Self.mostPrices, "", "at most \(Self.mostPrices) lines", "\(rows.count)")
    }
    var prices: [OwnPrice] = []
    for row in rows.dropFirst() { prices.append(try price(row, names)) }
    return prices
  }

  private func price(_ row: DelimitedRows.Row, _ names: [String]) throws(CatalogError) -> OwnPrice {
    guard row.fields.count == names.count else {
      throw fault(row.line, "", "\(names.count) fields, as the first line has", "\(row.fields.count)")
    }
    let cells = Dictionary(zip(names, row.fields)) { first, _ in first }.filter { !$0.value.isEmpty }
    let reader = PriceRow(path: path, line: row.line, cells: cells, catalogs: catalogs)
    return OwnPrice(
      subject: try reader.subject(instances: instances, others: others), market: try reader.market(),
      country: try reader.country(), usdPerHour: try reader.usdPerHour(currency), currency: try reader.unit(),
      date: try reader.date(), path: path, line: row.line)
  }

  private static let expected = columns.joined(separator: ", ")

  private func fault(_ line: Int, _ column: String, _ expected: String, _ found: String) -> CatalogError {
    PriceRow.fault(path, line, column, expected, found)
  }
}
