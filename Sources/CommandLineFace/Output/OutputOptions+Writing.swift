import ArgumentParser
import Documents
import Export

extension OutputOptions {
  /// Writes a result where and as it was asked for: a page of text where nothing else was.
  ///
  /// JSON needs no document, so that none is made for it.
  func write(_ document: @autoclosure () -> Document, json: () throws -> String) throws {
    let target = file ?? "-"
    let format = format ?? ExportFormat(path: target)
    let result = try format?.text(of: document(), json: json) ?? page(document(), isForTerminal: target == "-")
    if target == "-" {
      if let failure = StandardStreams.writeData(result) { throw failure }
    } else {
      try OutputFile.write(result, to: target)
      StandardStreams.message("wrote \(target)")
    }
  }

  private func page(_ document: Document, isForTerminal: Bool) -> String {
    let terminal = isForTerminal ? TerminalText.standardOutput() : TerminalText(width: TerminalText.usualWidth)
    return terminal.text(PageRenderer(width: terminal.width, symbols: terminal.symbols).lines(document))
  }
}
