/// A currency that money is told in, by a rate that somebody gives.
package struct Currency: Sendable, Hashable {
  package let name: String
  /// Dollars for one unit of it.
  package let usd: Double

  package init(name: String, usd: Double) {
    self.name = name
    self.usd = usd
  }

  /// `EUR=1.08`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let name = parts[0].uppercased().filter { !$0.isWhitespace }
    guard (2...5).contains(name.utf8.count), name.utf8.allSatisfy({ 0x41...0x5A ~= $0 }), name != "USD",
      let rate = NumberReader.decimal.real(String(parts[1])), Self.rates.contains(rate)
    else { return nil }
    self.init(name: name, usd: rate)
  }

  package static let rates = 1e-6...1e6

  package var text: String { "\(name)=\(usd)" }
}
