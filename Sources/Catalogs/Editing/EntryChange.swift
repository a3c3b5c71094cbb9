import JSON
import Platform

/// One figure that a user sets otherwise: `memory.bytes=80e9`, `notes=null`, `price=2.1`.
package struct EntryChange: Sendable {
  let path: [String]
  let value: JSONNode
  /// As it was written.
  private let text: String

  /// Throws where the text has no equals sign, or nothing before it; what is no JSON after it is a text.
  package init(_ text: String) throws(CatalogError) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw .malformed(
        MalformedEntry(
          path: "`\(text)`", line: nil, keyPath: "", expected: "KEY=VALUE", found: "no key before an equals sign",
          fix: "write it as in price=2.1 or memory.bytes=85899345920"))
    }
    self.text = text
    let key = String(text[..<sign])
    let written = text[text.index(after: sign)...]
    let value = (try? JSONNode(parsing: Array(written.utf8))) ?? JSONNode(.string(String(written)))
    if let prices = Self.prices[key] {
      (path, self.value) = ([prices], try Self.price(value, text))
    } else {
      (path, self.value) = (key.split(separator: ".").map(String.init), value)
    }
  }

  /// What an entry is found unsound for, as a fault of this change; nil where it is about another key.
  package func blamed(for fault: MalformedEntry) -> MalformedEntry? {
    let key = path.joined(separator: ".")
    guard fault.keyPath == key || fault.keyPath.hasPrefix(key + ".") || fault.keyPath.hasPrefix(key + "[") else {
      return nil
    }
    return MalformedEntry(
      path: "`\(text)`", line: nil, keyPath: fault.keyPath == text.prefix { $0 != "=" } ? "" : fault.keyPath,
      expected: fault.expected, found: fault.found, fix: fault.fix)
  }

  // MARK: Prices

  /// Short names of the keys that prices have.
  private static let prices = ["price": "rentalPrice", "rent": "rentalPrice", "purchase": "purchasePrice"]

  /// A price by the user's word, of today; nothing of the earlier one stays.
  private static func price(_ usd: JSONNode, _ text: String) throws(CatalogError) -> JSONNode {
    if let found = usd.string {
      throw .malformed(
        MalformedEntry(
          path: "`\(text)`", line: nil, keyPath: "", expected: "dollars with a decimal point", found: "`\(found)`",
          fix: "write a number, as in price=2.1, or price=null for none"))
    }
    guard usd.number != nil else { return usd }
    return JSONNode(
      .object([
        JSONMember("usd", usd), JSONMember("date", JSONNode(.string(Today.text))),
        JSONMember("basis", JSONNode(.string("the owner's own"))),
        JSONMember("source", JSONNode(.string("quantplan catalog set"))),
        JSONMember("confidence", JSONNode(.null)), JSONMember("range", JSONNode(.null)),
      ]))
  }
}

/// The day, in the universal time of the machine.
package enum Today {
  package static var text: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}

extension OwnCatalog {
  /// An entry that tells only what a user sets otherwise; the user's own file of that id, where there is one, keeps what
  /// it says.
  package func draft(
    _ changes: [EntryChange], of entry: CatalogEntry
  ) throws(CatalogError) -> EntryDraft {
    var node = JSONNode(
      .object([
        JSONMember("id", JSONNode(.string(entry.id))), JSONMember(Inheritance.key, JSONNode(.string(entry.id))),
      ]))
    if let own = file(entry.kind, entry.id) { node = try CatalogFile.document(own).root }
    for change in changes { node = node.setting(change.path, to: change.value) }
    return try EntryDraft(entry.kind, entry.id, node)
  }
}
