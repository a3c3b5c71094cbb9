import ArgumentParser
import TerminalModel

/// How the terminal interface looks, where the environment doesn't tell.
struct LookOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Flag(help: "Use no colours (so does NO_COLOR).")
  var mono = false

  @Option(help: ArgumentHelp("The terminal's background, dark or light.", valueName: "background"))
  var background: Appearance?
}

extension Appearance: ExpressibleByArgument {}
