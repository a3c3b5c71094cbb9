import Platform
import StyledText
import TerminalModel

/// What the environment says about the terminal; a value, so that tests can invent one.
package struct TerminalEnvironment: Hashable, Sendable {
  /// The variable TERM.
  package var terminalType: String
  /// The variable NO_COLOR, which counts when it isn't empty.
  package var noColor: String
  /// The variable COLORFGBG, which some terminals set.
  package var colorForegroundBackground: String
  /// Whether the variable TMUX is set.
  package var isInsideTmux: Bool
  /// The locale to use; empty takes the user's own.
  package var localeName: String

  package init(
    terminalType: String, noColor: String = "", colorForegroundBackground: String = "", isInsideTmux: Bool = false,
    localeName: String = ""
  ) {
    self.terminalType = terminalType
    self.noColor = noColor
    self.colorForegroundBackground = colorForegroundBackground
    self.isInsideTmux = isInsideTmux
    self.localeName = localeName
  }

  /// The environment of this process.
  package static func current() -> TerminalEnvironment {
    TerminalEnvironment(
      terminalType: variable("TERM"), noColor: variable("NO_COLOR"),
      colorForegroundBackground: variable("COLORFGBG"), isInsideTmux: !variable("TMUX").isEmpty)
  }

  /// Whether the user wants no colours.
  func isMono(_ options: TerminalOptions) -> Bool { options.forcesMono || !noColor.isEmpty }

  /// The look for a terminal with this many colours and this character set.
  package func look(colorCount: Int, codeset: String, options: TerminalOptions) -> Look {
    let appearance =
      options.appearance ?? Appearance(colorForegroundBackground: colorForegroundBackground) ?? .dark
    let depth = isMono(options) ? .mono : ColorDepth(colorCount: colorCount)
    let isUnicode = UserLocale.isUnicode(codeset) && !options.forcesASCII
    return Look(theme: Theme(depth: depth, appearance: appearance), symbols: isUnicode ? .unicode : .ascii)
  }

  private static func variable(_ name: String) -> String {
    EnvironmentVariable.text(name) ?? ""
  }
}

/// What the user or a test asks of the terminal; the rest is found out.
package struct TerminalOptions: Hashable, Sendable {
  package var appearance: Appearance?
  package var forcesMono = false
  package var forcesASCII = false
  package var inputDescriptor: Int32 = STDIN_FILENO
  package var outputDescriptor: Int32 = STDOUT_FILENO

  package init() {}
}
