import Testing

@testable import StyledText

@Suite("Text tables")
struct TextTableTests {
  @Test("Numbers stand at the right, texts at the left, and no line ends in blanks")
  func alignment() {
    var table = TextTable([TextTable.Column("Name"), .init("Size", .right), .init("Note")])
    table.add(["a", "1", "x"])
    table.add(["long", "1,000"])
    #expect(table.lines(width: 80).map(\.text) == ["Name   Size  Note", "a         1  x", "long  1,000"])
  }

  @Test("A wrapping column gives way, and nothing is lost", arguments: [30, 40, 60, 80, 200])
  func wrapping(width: Int) {
    var table = TextTable([TextTable.Column("Key"), TextTable.Column("Words", wraps: true)])
    let words = (1...40).map { "word\($0)" }
    table.add(["k", Line(words.joined(separator: " "))])
    let lines = table.lines(width: width)
    #expect(lines.allSatisfy { $0.width <= width })
    #expect(
      lines.dropFirst().map(\.text).joined(separator: " ").split(separator: " ").dropFirst().map(String.init) == words)
  }

  @Test("Wide characters take two columns")
  func wideCharacters() {
    var table = TextTable([TextTable.Column(""), TextTable.Column("")])
    table.add(["日本", "x"])
    table.add(["ab", "x"])
    #expect(table.lines(width: 80).map(\.text) == ["日本  x", "ab    x"])
  }

  @Test("A table without headings has none")
  func noHeadings() {
    var table = TextTable([TextTable.Column(""), TextTable.Column("")])
    table.add(["a", "b"])
    #expect(table.lines(width: 80).map(\.text) == ["a  b"])
  }
}
