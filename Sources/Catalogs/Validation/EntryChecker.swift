/// Collects what is wrong with an entry that decodes: absurd numbers, wrong names.
///
/// Words are made only where they are needed: nearly every entry is sound, and a plan reads a hundred of them.
struct EntryChecker {
  struct Problem {
    let keyPath: String
    let expected: String
    let found: String
    let fix: String?
  }
  private(set) var problems: [Problem] = []

  mutating func require(
    _ condition: Bool, _ keyPath: @autoclosure () -> String, _ expected: @autoclosure () -> String,
    found: @autoclosure () -> String, fix: @autoclosure () -> String? = nil
  ) {
    if !condition { problems.append(Problem(keyPath: keyPath(), expected: expected(), found: found(), fix: fix())) }
  }

  /// Demands a number within a range; NaN and infinities never are.
  mutating func require(_ number: Double?, in range: ClosedRange<Double>, _ keyPath: @autoclosure () -> String) {
    guard let number else { return }
    require(
      range.contains(number), keyPath(),
      "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))",
      found: Self.text(number), fix: "check the unit: catalogs use bytes, seconds, FLOP/s, watts and US dollars")
  }

  mutating func require(_ number: Int?, in range: ClosedRange<Int>, _ keyPath: @autoclosure () -> String) {
    guard let number else { return }
    require(
      range.contains(number), keyPath(), "a number from \(range.lowerBound) to \(range.upperBound)", found: "\(number)")
  }

  mutating func requireText(_ text: String, _ keyPath: @autoclosure () -> String) {
    require(text.contains { !$0.isWhitespace }, keyPath(), "some text", found: "none")
  }

  /// Ids are what file names and commands carry: lower case letters, digits, `-`, `_` and `.`.
  mutating func checkNames<Item: CatalogItem>(_ item: Item, expectedID: String?) {
    require(
      Self.isID(item.id), "id",
      "lower case letters, digits, `-`, `_` and `.`", found: "\"\(item.id)\"")
    if let expectedID {
      require(
        item.id == expectedID, "id", "\"\(expectedID)\", as the file is called", found: "\"\(item.id)\"",
        fix: "rename the file to \(item.id).json or correct the id")
    }
    requireText(item.name, "name")
    for (index, alias) in item.aliases.enumerated() { requireText(alias, "aliases[\(index)]") }
  }

  /// Whether a name is made of an id's letters.
  static func isID(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isIDByte) }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte || 0x30...0x39 ~= byte
      || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
  }

  private static func text(_ number: Double) -> String {
    number.magnitude < 1e18 && number == number.rounded() ? "\(Int64(number))" : "\(number)"
  }
}
