import Quantities

extension Currency {
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

  package var text: String { "\(name)=\(usd)" }
}

/// In JSON as options take it: a name, and the dollars for one unit.
extension Currency: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let currency = Currency(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a currency and the dollars for one unit of it, as EUR=1.08")
    }
    self = currency
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
