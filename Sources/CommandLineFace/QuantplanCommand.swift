import ArgumentParser

/// The root: without a subcommand it opens the terminal interface.
struct QuantplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantplan",
    abstract: "Does it fit, on how many GPUs, how fast, at what cost, and how much accuracy do I give up?",
    discussion: """
      Plans the deployment of large language models, offline, from catalogs of models and hardware. \
      Without a command it opens the terminal interface.

      Examples:
        quantplan                                     explore in the terminal
        quantplan plan llama-4-scout --on h100-sxm    the best way to run it there
        quantplan fit llama-4-scout --on h100-sxm     GPUs needed, by scheme
        quantplan fit --on rtx-4090 --workload rag    models for a card
        quantplan compare today.json tomorrow.json    what changes between plans
        quantplan place llama-3.1-8b bert-base --on l40s   several models on one machine
        quantplan measure model.safetensors --scheme int8,int4-g128,nf4
        quantplan catalog list hardware
        quantplan machine                             what this machine has
        quantplan verify                              how far figures are from published ones

      Data go to standard output, messages to standard error. Exit status:
        0   done; it fits                 64  the command line is at fault
        1   a fault of the program        69  there is no terminal
        2   it does not fit               130, 143  interrupted
        3   a catalog or data are at fault
      """,
    version: Version.current,
    subcommands: [
      PlanCommand.self, FitCommand.self, CompareCommand.self, PlaceCommand.self, MeasureCommand.self,
      CatalogCommand.self, MachineCommand.self, VerifyCommand.self, TuiCommand.self,
    ])

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    guard StandardStreams.areTerminals else {
      StandardStreams.message(Self.helpMessage())
      throw ExitCode(ExitStatus.usage)
    }
    let status = try TerminalInterface().run(try catalogs.open())
    if status != ExitStatus.fits { throw ExitCode(status) }
  }
}

extension QuantplanCommand {
  /// The command that some arguments ask for.
  ///
  /// On its way down from the root the parser makes all of a command's options three times, a tenth of the time that a
  /// plan takes, so a command that comes first is parsed by itself; help, and what isn't one to run, is the
  /// root's, which knows the whole name.
  static func command(_ arguments: [String]) throws -> any ParsableCommand {
    let first = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let first, let command = try? first.parseAsRoot(Array(arguments.dropFirst())), first.isOrHolds(command) {
      return command
    }
    return try parseAsRoot(isHelpOfNothing(arguments) ? Array(arguments.dropFirst()) : arguments)
  }

  /// Whether help is asked of what is no command, which the parser answers as if all were asked for.
  private static func isHelpOfNothing(_ arguments: [String]) -> Bool {
    guard arguments.first == "help", let name = arguments.dropFirst().first, !name.hasPrefix("-") else { return false }
    return !configuration.subcommands.contains { $0.configuration.commandName == name }
  }
}

extension ParsableCommand {
  /// Whether a command is of this type, or of one of its subcommands'; help is of neither.
  fileprivate static func isOrHolds(_ command: any ParsableCommand) -> Bool {
    type(of: command) == self || configuration.subcommands.contains { type(of: command) == $0 }
  }
}
