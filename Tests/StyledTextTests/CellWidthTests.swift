import Tensors
import TestSupport
import Testing

@testable import StyledText

@Suite("Cell widths")
struct CellWidthTests {
  static let table: [(text: String, width: Int)] = [
    ("", 0), ("abc", 3), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("❤️", 1), ("─│█▓…", 5), ("−×·", 3), ("नि", 1),
    ("\u{200B}\u{FEFF}", 0), ("\u{AD}", 0), ("\u{3000}", 1), ("\u{20000}", 2), ("\t", 1), ("\r\n", 1), ("\u{1B}", 1),
  ]

  @Test("Texts have the widths that terminals give them", arguments: table)
  func widths(_ row: (text: String, width: Int)) {
    #expect(CellWidth.of(row.text) == row.width)
  }

  @Test("The width of a text is the sum of its characters' widths, and each is 0, 1 or 2", arguments: 0..<200)
  func sums(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = generator.text(length: 20)
    #expect(text.allSatisfy { (0...2).contains(CellWidth.of($0)) })
    #expect(CellWidth.of(text) == text.map { CellWidth.of($0) }.reduce(0, +))
  }

  @Test("What a frame may hold keeps its width, and holds neither control characters nor direction marks")
  func displayable() {
    var generator = SeededGenerator(seed: 5)
    for character in generator.text(length: 2_000) {
      guard let shown = CellWidth.displayable(character) else { continue }
      #expect(CellWidth.of(shown.character) == shown.width)
      #expect(
        shown.character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.properties.generalCategory != .format })
    }
  }

  @Test("The wide ranges are in order and apart")
  func ranges() {
    for range in WideRanges.all { #expect(range.first <= range.last) }
    for (before, after) in zip(WideRanges.all, WideRanges.all.dropFirst()) { #expect(before.last < after.first) }
  }

  @Test("Transliterated characters are ASCII", arguments: [("é", "e"), ("Ö", "O"), ("×", "x"), ("漢", "?"), ("ñ", "n")])
  func transliteration(_ pair: (from: Character, to: Character)) {
    #expect(Transliteration.ascii(pair.from) == pair.to)
  }
}
