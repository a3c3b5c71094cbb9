/// A currency that money is told in, by a rate that somebody gives.
package struct Currency: Sendable, Hashable {
  package let name: String
  /// Dollars for one unit of it.
  package let usd: Double

  package init(name: String, usd: Double) {
    self.name = name
    self.usd = usd
  }

  /// What people may call a unit.
  package static let rates = 1e-6...1e6

  /// The one that words tell money in while a document or a screen is made; nil for dollars.
  @TaskLocal package static var told: Currency?
  /// Its name beside a unit: "$" for dollars.
  package static var sign: String { told?.name ?? "$" }
}

extension NumberText {
  /// An amount in dollars, told in the currency of the answer: "$3.99", "EUR 3.69".
  package static func dollars(_ value: Double) -> String { dollars(value, more: 0) }

  /// The same with so many digits more than usual.
  package static func dollars(_ value: Double, more: Int) -> String {
    (Currency.told.map { $0.name + " " } ?? "$") + amount(value, more: more)
  }

  /// The same without the currency's sign.
  package static func amount(_ dollars: Double, more: Int = 0) -> String {
    let value = Currency.told.map { dollars / $0.usd } ?? dollars
    if value >= 1000 { return fixed(value, more) }
    return value >= 0.1 || value == 0 ? fixed(value, 2 + more) : significant(value, 2 + more)
  }
}
