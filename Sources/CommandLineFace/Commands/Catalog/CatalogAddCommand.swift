import ArgumentParser
import Catalogs

/// `quantplan catalog add`: an entry of one's own, checked and kept.
struct CatalogAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Check an entry's file and copy it into a folder of your own.",
    usage: "quantplan catalog add <file.json> [<options>]",
    discussion: """
      The folder is --catalogs DIR, else $XDG_DATA_HOME/quantplan/catalogs. An entry of your own that is there already \
      stays unless --force is given. Exit status 3: the entry is not sound, and nothing is written.

      Examples:
        quantplan catalog add my-gpu.json
        quantplan catalog add my-gpu.json --force --catalogs my-catalogs
      """)

  @Argument(help: ArgumentHelp("The entry.", valueName: "file.json"), completion: .file(extensions: ["json"]))
  var file: String

  @Flag(help: "Replace an entry of your own that has the same id.")
  var force = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("What it is, where its keys don't tell.", valueName: "kind"),
    transform: KindArgument.kind)
  var kind: CatalogKind?

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let own = try catalogs.own()
    let draft = try EntryDraft(file: file, kind: kind)
    for path in try own.write([draft], replacing: force) { StandardStreams.message("wrote \(path)") }
  }
}
