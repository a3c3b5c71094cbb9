import Platform
import StyledText
import TerminalModel

/// Lines of text for the terminal at hand, or for a file: colours and characters that it can show.
struct TerminalText {
  /// Columns to fill.
  let width: Int
  private let colors: Theme?
  private let isUnicode: Bool

  var symbols: Symbols { isUnicode ? .unicode : .ascii }

  /// Plain text of a known width, for files and tests.
  init(width: Int, isUnicode: Bool = true, colors: Theme? = nil) {
    self.width = width
    self.isUnicode = isUnicode
    self.colors = colors
  }

  /// What standard output is and what the environment asks of it.
  static func standardOutput() -> TerminalText {
    let isTerminal = StandardDescriptor.output.isTerminal
    let wantsColors =
      isTerminal && EnvironmentVariable.text("NO_COLOR") == nil && !["", "dumb"].contains(variable("TERM"))
    let appearance = Appearance(colorForegroundBackground: variable("COLORFGBG")) ?? .dark
    return TerminalText(
      width: isTerminal ? terminalWidth() : usualWidth, isUnicode: UserLocale.isUnicode(UserLocale.characterSet()),
      colors: wantsColors ? Theme(depth: .sixteen, appearance: appearance) : nil)
  }

  /// The lines as text with a line feed after each.
  func text(_ lines: [Line]) -> String { lines.map { text($0) + "\n" }.joined() }

  private func text(_ line: Line) -> String {
    line.spans.map { span in
      let text = isUnicode ? Self.harmless(span.text) : String(Self.harmless(span.text).map(Transliteration.ascii))
      return colors.map { SelectGraphicRendition.painted(text, $0.style(for: span.role)) } ?? text
    }.joined()
  }

  /// The text without characters that would command the terminal.
  static func harmless(_ text: some StringProtocol) -> String {
    String(text.compactMap { CellWidth.displayable($0)?.character })
  }

  static let usualWidth = 80
  private static let widest = 120

  private static func terminalWidth() -> Int {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return min(max(isKnown ? Int(size.ws_col) : Int(variable("COLUMNS")) ?? usualWidth, 40), widest)
  }

  private static func variable(_ name: String) -> String { EnvironmentVariable.text(name) ?? "" }
}
