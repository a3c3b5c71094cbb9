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
      Exit status 64: a key or value that such an entry can't have; 3: a file of yours is not sound. Nothing is written then.

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
    let changes = try changes.map { text in
      do throws(CatalogError) { return try EntryChange(text) } catch { throw Failure.usage(error.message) }
    }
    let draft = try own.draft(changes, of: entry)
    for path in try written(draft, own, changes) { StandardStreams.message("wrote \(path)") }
  }

  /// Writes the entry; what is wrong with a change is a fault of the command line, not of the file.
  private func written(_ draft: EntryDraft, _ own: OwnCatalog, _ changes: [EntryChange]) throws -> [String] {
    do throws(CatalogError) {
      return try own.write([draft], replacing: true)
    } catch {
      guard case .malformed(let fault) = error, let blamed = changes.lazy.compactMap({ $0.blamed(for: fault) }).first
      else { throw error }
      throw Failure.usage(blamed.message)
    }
  }
}
