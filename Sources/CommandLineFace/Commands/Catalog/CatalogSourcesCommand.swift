import ArgumentParser
import Catalogs
import Export
import Presentation

/// `quantplan catalog sources`: where each figure of an entry is from, and of when.
struct CatalogSourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Where each figure of an entry is from, on what basis, and of when.",
    usage: "quantplan catalog sources <name> [<options>]",
    discussion: """
      Figures that name no source of their own have the entry's.

      Examples:
        quantplan catalog sources h100-sxm
        quantplan catalog sources south-africa --json
      """)

  @OptionGroup var named: NamedEntryOptions
  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    let entry = try named.entry(in: store)
    let figures = try store.figures(entry)
    let title = "\(entry.kind.singular) \(entry.id)"
    try output.write(FigureDocument.sources(title, figures)) { try FigureExport.json(figures) }
  }
}
