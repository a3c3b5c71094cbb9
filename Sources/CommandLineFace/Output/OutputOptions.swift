import ArgumentParser
import Export

/// The form of the result, and where it goes.
struct OutputOptions: ParsableArguments {
  @Flag(exclusivity: .exclusive, help: "Print JSON, CSV, Markdown or HTML instead of a report for people.")
  var format: ExportFormat?

  @Option(
    name: .customShort("o"), parsing: .unconditional,
    help: ArgumentHelp(
      "Write to a file, whole or not at all; its ending (.json, .csv, .md, .html) chooses the format where no flag does.",
      valueName: "file"))
  var file: String?
}

extension ExportFormat: EnumerableFlag {}
