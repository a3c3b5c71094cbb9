import StyledText
import Testing

@testable import Documents

@Suite("Pages of text")
struct PageRendererTests {
  private func page(_ document: Document, width: Int = 80) -> [String] {
    PageRenderer(width: width, symbols: .unicode).lines(document).map(\.text)
  }

  @Test("Parts stand apart by one blank line, and what is meant for files is left out")
  func parts() {
    let lines = page(SampleDocument.document(name: "model"))
    #expect(lines.first == "model" && lines[1] == "" && lines[2] == "model fits")
    #expect(!zip(lines, lines.dropFirst()).contains { $0.isEmpty && $1.isEmpty })
    #expect(lines.contains("Only pages") && !lines.contains("Only files") && !lines.contains("Nothing"))
    #expect(lines.contains("  for pages") && !lines.contains { $0.contains("for files") })
  }

  @Test("Text that can wrap fits the page", arguments: [40, 60, 80, 120])
  func width(columns: Int) {
    var document = SampleDocument.document(name: "a name of several words")
    document.sections.removeAll { $0.heading == "Table" }
    for line in page(document, width: columns) { #expect(CellWidth.of(line) <= columns, "\(line)") }
  }

  @Test("A fact that continues another has no label, and a value told once is not repeated")
  func repetition() {
    let lines = page(SampleDocument.document(name: "model"))
    #expect(lines.contains("         1"))
    #expect(lines.count { $0.hasSuffix("same") } == 1)
  }

  @Test("What rows share stands above them, with the headings over their columns")
  func groups() {
    #expect(
      PageRenderer(width: 80, symbols: .unicode).lines(SampleDocument.grouped("b")).map(\.text)
        == [
          "  Scheme  Bits", "a  2×3", "  int8       8", "  nf4        8", "b  2×3", "  int8       8", "  nf4        8",
        ])
  }

  @Test("Columns that belong together stay together, as many side by side as fit", arguments: [40, 60, 200])
  func repeats(width: Int) {
    let lines = PageRenderer(width: width, symbols: .unicode).lines(SampleDocument.wide("x")).map(\.text)
    for line in lines { #expect(CellWidth.of(line) <= width) }
    for scheme in 1...6 { #expect(lines.count { $0.contains("scheme\(scheme)") } == 1) }
    #expect(lines.count { $0.hasPrefix("Class") } == lines.count { $0.hasPrefix("x") })
    #expect((width == 200) == (lines.count == 2))
  }

  @Test("The bar fills its room, whatever the capacity", arguments: [0, 1, 79, 80, 100, 1e18], [40, 41, 80, 200])
  func bar(capacity: Double, width: Int) {
    let bar = ShareBar(
      title: "", segments: [.init("weights", amount: 80, text: "", role: .barWeights)], capacity: capacity,
      capacityText: "", restText: "")
    let lines = PageRenderer(width: width, symbols: .ascii).lines(bar)
    #expect(lines[0].width == width - 4)
    #expect(lines[1].text.contains("weights") && lines[1].text.contains(capacity < 80 ? "more than fits" : "free"))
  }
}
