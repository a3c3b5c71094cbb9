import StyledText
import TerminalModel
import Testing

@testable import CommandLineFace

@Suite("What reaches the terminal")
struct TerminalTextTests {
  @Test("Plain text has no control sequences, coloured text resets them")
  func colors() {
    let lines = [Line("short by ", .text) + Line("3 GiB", .bad)]
    #expect(TerminalText(width: 80).text(lines) == "short by 3 GiB\n")
    let colored = TerminalText(width: 80, colors: Theme(depth: .sixteen)).text(lines)
    #expect(colored.hasPrefix("short by \u{1B}["))
    #expect(colored.hasSuffix("3 GiB\u{1B}[0m\n"))
  }

  @Test("A terminal without Unicode gets ASCII of the same width")
  func ascii() {
    let line = Line("−135 GiB × 2, 12–14 µs, ‖W−Ŵ‖², café …")
    let text = TerminalText(width: 80, isUnicode: false).text([line])
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.count == line.width + 1)
  }

  @Test("Names can't command the terminal", arguments: ["\u{1B}[2J", "a\rb", "\u{202E}evil", "\u{9B}31m", "\u{7}"])
  func harmless(text: String) {
    for scalar in TerminalText.harmless(text).unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80..<0xA0).contains(scalar.value))
      #expect(scalar != "\u{202E}")
    }
  }
}
