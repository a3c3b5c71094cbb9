import ArgumentParser
import Catalogs

/// `quantplan catalog update`: newer entries without a release of the program.
struct CatalogUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Take newer entries from a file or folder, all or none.",
    usage: "quantplan catalog update <file.json|folder> [<options>]",
    discussion: """
      A file holds lists of entries by kind, {"hardware": [...], "models": [...]}, a folder files as catalogs have them. \
      Every entry is checked before any is written into --catalogs DIR, else $XDG_DATA_HOME/quantplan/catalogs, where \
      they hide the shipped ones. Exit status 3: one is not sound, and nothing is written.

      Examples:
        quantplan catalog update newer.json
        quantplan catalog update newer-catalogs/ --catalogs my-catalogs
      """)

  @Argument(help: ArgumentHelp("The entries.", valueName: "file.json|folder"), completion: .file())
  var source: String

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let own = try catalogs.own()
    let paths = try own.write(EntryDraft.several(source), replacing: true)
    for path in paths { StandardStreams.message("wrote \(path)") }
  }
}
