import ArgumentParser
import Export

extension OutputOptions {
  /// Writes a result where and as it was asked for; `text` makes the plain report.
  func write(as export: (ExportFormat) throws -> String, text: (TerminalText) -> String) throws {
    let target = file ?? "-"
    let format = format ?? ExportFormat(path: target)
    let result =
      try format.map(export) ?? text(target == "-" ? .standardOutput() : TerminalText(width: TerminalText.usualWidth))
    if target == "-" {
      if let failure = StandardStreams.writeData(result) { throw failure }
    } else {
      try OutputFile.write(result, to: target)
      StandardStreams.message("wrote \(target)")
    }
  }
}
