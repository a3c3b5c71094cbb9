import ArgumentParser
import Platform

/// The program from its arguments to its exit status.
package enum QuantplanProgram {
  /// Parses, runs and reports; the only place where errors become text and exit statuses.
  package static func run(_ arguments: [String]) -> Int32 {
    StandardStreams.prepare()
    do {
      var command = try QuantplanCommand.command(Array(arguments.dropFirst()))
      try command.run()
      return ExitStatus.fits
    } catch {
      return report(error)
    }
  }

  private static func report(_ error: any Error) -> Int32 {
    if let failure = Failure(error) {
      StandardStreams.message("error: \(failure.message)")
      return failure.status
    }
    let status = QuantplanCommand.exitCode(for: error).rawValue
    if status == ExitStatus.fits {
      // Help, version and completion scripts are what was asked for.
      let message = QuantplanCommand.message(for: error)
      let text = message == Version.current ? Version.text : message
      return StandardStreams.writeData(text + "\n").map(reportUnwritten) ?? status
    }
    if status == ExitStatus.usage, !(error is ExitCode) {
      StandardStreams.message(UsageText.text(for: error))
    } else if !(error is ExitCode) {
      StandardStreams.message("error: \(error)")
    }
    return status
  }

  private static func reportUnwritten(_ error: any Error) -> Int32 {
    guard let failure = Failure(error) else { return ExitStatus.internalFailure }
    StandardStreams.message("error: \(failure.message)")
    return failure.status
  }
}
