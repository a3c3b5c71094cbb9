import StyledText
import TerminalModel
import Testing

@testable import TerminalCurses

@Suite("Terminal environment")
struct TerminalEnvironmentTests {
  private func look(
    noColor: String = "", background: String = "", colors: Int = 256, codeset: String = "UTF-8",
    _ change: (inout TerminalOptions) -> Void = { _ in }
  ) -> Look {
    var options = TerminalOptions()
    change(&options)
    return TerminalEnvironment(terminalType: "xterm", noColor: noColor, colorForegroundBackground: background)
      .look(colorCount: colors, codeset: codeset, options: options)
  }

  @Test("NO_COLOR counts when it isn't empty")
  func noColor() {
    #expect(look(noColor: "1").theme.depth == .mono)
    #expect(look(noColor: "0").theme.depth == .mono)
    #expect(look(noColor: "").theme.depth == .twoHundredFiftySix)
    #expect(look { $0.forcesMono = true }.theme.depth == .mono)
    #expect(look(colors: 0).theme.depth == .mono)
    #expect(look(colors: 8).theme.depth == .eight)
  }

  @Test(
    "Only UTF-8 gets Unicode symbols",
    arguments: [
      ("UTF-8", Symbols.unicode), ("utf8", .unicode), ("ANSI_X3.4-1968", .ascii), ("ISO-8859-1", .ascii), ("", .ascii),
    ])
  func codeset(_ row: (codeset: String, symbols: Symbols)) {
    #expect(look(codeset: row.codeset).symbols == row.symbols)
    #expect(look(codeset: row.codeset) { $0.forcesASCII = true }.symbols == .ascii)
  }

  @Test("The user's choice of background wins over what the terminal says")
  func appearance() {
    #expect(look().theme.appearance == .dark)
    #expect(look(background: "0;15").theme.appearance == .light)
    #expect(look(background: "0;15") { $0.appearance = .dark }.theme.appearance == .dark)
  }

  @Test("The clipboard sequence is wrapped as well inside tmux")
  func clipboard() throws {
    #expect(Clipboard.sequence(for: "é", insideTmux: false) == "\u{1B}]52;c;w6k=\u{07}")
    #expect(
      Clipboard.sequence(for: "", insideTmux: true)
        == "\u{1B}]52;c;\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\u{07}\u{1B}\\")
    #expect(Clipboard.sequence(for: String(repeating: "a", count: 56_244), insideTmux: false) != nil)
    #expect(Clipboard.sequence(for: String(repeating: "a", count: 56_246), insideTmux: false) == nil)
  }

  @Test(
    "Delays are taken out of terminal capabilities",
    arguments: [
      ("", ""), ("\u{1B}[m$<2>", "\u{1B}[m"), ("a$<50*/>b", "ab"), ("a$<5", "a$<5"), ("$5<x>", "$5<x>"),
    ])
  func padding(_ row: (text: String, kept: String)) {
    #expect(TerminalPreflight.withoutPadding(Array(row.text.utf8)) == Array(row.kept.utf8))
  }

  @Test("Errors say what to do")
  func errors() {
    let all: [TerminalError] = [
      .notATerminal(stream: "standard input"), .typeMissing, .unknownType("x"), .cannotMoveCursor(type: "dumb"),
      .initializationFailed(type: "x"), .alreadyOpen, .noPipe(errorNumber: 24),
    ]
    #expect(Set(all.map(\.description)).count == all.count)
  }
}
