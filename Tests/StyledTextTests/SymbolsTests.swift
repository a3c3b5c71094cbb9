import Testing

@testable import StyledText

@Suite("Symbols")
struct SymbolsTests {
  @Test("Every symbol is one column wide, and the ASCII ones are ASCII", arguments: [Symbols.unicode, .ascii])
  func symbols(_ symbols: Symbols) {
    let all = Self.characters(symbols)
    #expect(all.count > 40)
    #expect(all.allSatisfy { CellWidth.of($0) == 1 })
    if symbols.isASCII { #expect(all.allSatisfy { $0.isASCII }) }
    #expect(Set(symbols.fills.segments).count == symbols.fills.segments.count)
    #expect(symbols.fills.shades.count == 5)
  }

  /// Every character of a set, found by reflection, so that a new one is tested as well.
  private static func characters(_ value: Any) -> [Character] {
    if let character = value as? Character { return [character] }
    if value is String { return [] }
    return Mirror(reflecting: value).children.flatMap { characters($0.value) }
  }
}
