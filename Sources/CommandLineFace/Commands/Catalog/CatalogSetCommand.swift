import ArgumentParser
import Catalogs

/// `quantplan catalog set`: figures of an entry as the user has them.
struct CatalogSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set figures of an entry in a folder of your own; all else stays as it is shipped.",
    usage: "quantplan catalog set <name> <key=value> ... [<options>]",
    discussion: """
      Writes an entry that inherits the shipped one ("inherits") and tells what differs, into --catalogs DIR or else \
      $XDG_DATA_HOME/quantplan/catalogs. price and purchase stand for rentalPrice and purchasePrice with today's date. \
      Exit status 3: the entry would not be sound, and nothing is written.

      Examples:
        quantplan catalog set h100-sxm price=2.1
        quantplan catalog set l4 memory.bytes=24e9 watts=60 --catalogs my-catalogs
      """)

  @OptionGroup var named: NamedEntryOptions

  @Argument(help: ArgumentHelp("Keys with their values, in JSON; null takes a key away.", valueName: "key=value"))
  var changes: [String]

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let own = try catalogs.own()
    let entry = try named.entry(in: own.store)
    let draft = try own.draft(changes.map { text throws(CatalogError) in try EntryChange(text) }, of: entry)
    for path in try own.write([draft], replacing: true) { StandardStreams.message("wrote \(path)") }
  }
}
