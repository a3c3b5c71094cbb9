import ArgumentParser
import Catalogs
import Export
import Presentation

/// `quantplan catalog diff`: what an entry of one's own changes.
struct CatalogDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What an entry of your own changes against the one that it hides or inherits.",
    usage: "quantplan catalog diff <name> [<options>]",
    discussion: """
      Examples:
        quantplan catalog diff h100-sxm
        quantplan catalog diff h100-sxm --catalogs my-catalogs --json
      """)

  @OptionGroup var named: NamedEntryOptions
  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let own = try catalogs.own()
    let entry = try named.entry(in: own.store)
    let differences = try own.differences(entry.kind, entry.id)
    let title = "\(entry.kind.singular) \(entry.id)"
    try output.write(FigureDocument.differences(title, differences)) { try FigureExport.json(differences) }
  }
}
