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
  package let usdPerHour: Double
  package let date: String?
  package let path: String
  package let line: Int

  /// The price as one of a list.
  ///
  /// - Parameters:
  ///   - accelerators: of a machine.
  ///   - here: the country of a price that holds everywhere.
  package func point(accelerators: Int, here: String) -> PricePoint {
    let name = if case .instance(let name) = subject { name } else { String?.none }
    return PricePoint(
      provider: "your \(path.split(separator: "/").last ?? "prices")", instance: name, accelerators: accelerators,
      country: country ?? here, market: market, usdPerHour: usdPerHour, date: date, source: "\(path), line \(line)",
      confidence: .high)
  }
}
