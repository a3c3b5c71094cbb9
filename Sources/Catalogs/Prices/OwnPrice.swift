import Domain

/// A price of a file of the user's own.
package struct OwnPrice: Sendable, Hashable {
  /// Whose hour it is the price of.
  package enum Subject: Sendable, Hashable {
    /// An accelerator, by its id.
    case accelerator(String)
    /// A provider's machine, by its name in lower case.
    case instance(String)
  }

  package let subject: Subject
  package let market: Market
  /// Nil where the price holds everywhere.
  package let country: String?
  /// Nil where it is in a currency that no rate is told of.
  package let usdPerHour: Double?
  /// The currency's code, as the file has it.
  package let currency: String
  package let date: String?
  package let path: String
  package let line: Int

  /// Where it stands.
  package var source: String { "\(path), line \(line)" }

  /// What to tell a request that needs the price and no rate of its currency.
  package var missingRate: CatalogError {
    PriceRow.fault(
      path, line, "currency", "USD, or the currency whose rate --currency tells (\(currency)=1.08)", "\"\(currency)\"")
  }

  /// The price as one of a list; nil without a rate of its currency.
  ///
  /// - Parameters:
  ///   - accelerators: of a machine.
  ///   - here: the country of a price that holds everywhere.
  package func point(accelerators: Int, here: String) -> PricePoint? {
    guard let usdPerHour else { return nil }
    let name = if case .instance(let name) = subject { name } else { String?.none }
    return PricePoint(
      provider: "your \(path.split(separator: "/").last ?? "prices")", instance: name, accelerators: accelerators,
      country: country ?? here, market: market, usdPerHour: usdPerHour, date: date, source: source,
      confidence: .high)
  }
}
