import ArgumentParser
import Domain
import Export
import TerminalFace
import TerminalModel

/// `quantplan tui`: the terminal interface from a chosen start, or a scripted session without a terminal.
struct TuiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tui",
    abstract: "Explore plans in the terminal, or play a script and print its frames.",
    discussion: """
      Examples:
        quantplan tui llama-3.3-70b --on h200-sxm --count 2
        quantplan tui --script session.steps --size 80x24
        printf 'wait\\nframe\\n' | quantplan tui --script -
      """)

  @Argument(help: ArgumentHelp("The model to begin with.", valueName: "model"))
  var model: String?

  @Option(.accelerator, "The accelerator to begin with.", valueName: "hardware")
  var accelerator: RequestArgument?

  @Option(.weights, "Weights that the laboratory measures.", valueName: "path")
  var weights: RequestArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Play these steps without a terminal (- is standard input).", valueName: "file"))
  var script: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The scripted screen's size.", valueName: "80x24"),
    transform: SizeArgument.size)
  var size: Size = .classic

  @OptionGroup var question: QuestionOptions
  @OptionGroup(title: "LOOK") var look: LookOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let interface = TerminalInterface(
      start: start, appearance: look.background, isMono: look.mono, isASCII: look.ascii)
    let store = try catalogs.open()
    guard let script else {
      let status = try interface.run(store)
      if status != ExitStatus.fits { throw ExitCode(status) }
      return
    }
    let steps = String(decoding: try InputFile.read(script), as: UTF8.self)
    let frames = try interface.play(steps, file: script, size: size, store)
    if let failure = StandardStreams.writeData(frames) { throw failure }
  }

  /// What the command line asks of the first request.
  var start: StartingPoint {
    var asked = changes
    asked[.model] = model
    return StartingPoint(asked)
  }
}

/// Screen sizes such as `80x24`.
enum SizeArgument {
  @Sendable static func size(_ text: String) throws -> Size {
    guard let size = Size(parsing: text) else {
      throw ArgumentReader.Refusal(
        description: "expected WIDTHxHEIGHT such as 80x24, each from 1 to \(Size.longestSide)")
    }
    return size
  }
}
