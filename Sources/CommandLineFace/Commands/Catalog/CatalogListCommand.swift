import ArgumentParser
import Catalogs
import Documents
import Domain
import Export
import Presentation

/// `quantplan catalog list`: the entries of one kind, or of all.
struct CatalogListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the catalog's entries.",
    usage: "quantplan catalog list [<kind>] [<options>]",
    discussion: """
      Examples:
        quantplan catalog list
        quantplan catalog list hardware
        quantplan catalog list models --json
      """)

  @Argument(
    help: ArgumentHelp(
      "models, hardware, hosts, schemes, engines, workloads, regions, formats, prices or measurements; all when left out.",
      valueName: "kind"),
    transform: KindArgument.kind)
  var kind: CatalogKind?

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    let entries = (kind.map { [$0] } ?? CatalogKind.allCases).flatMap { store.entries($0) }
    // Made in any case, since it complains of the entries that can't be read.
    let document = document(entries, store)
    try output.write(document) { try CatalogExport.json(entries) }
  }

  private func document(_ entries: [CatalogEntry], _ store: CatalogStore) -> Document {
    let title = kind.map { "Catalog: \($0.folder)" } ?? "Catalog"
    switch kind {
    case .models:
      return CatalogDocument.list(
        rows(entries) { ModelFacts.summary(try store.model($0.path)) }, title: title, columns: ModelFacts.columns)
    case .hardware:
      let usual = Result { try store.usualPrices() }
      return CatalogDocument.list(
        rows(entries) {
          let accelerator = try store.accelerator($0.path)
          return AcceleratorFacts.summary(
            accelerator, rent: try store.priceList(of: accelerator)?.price(usual.get()))
        }, title: title,
        columns: AcceleratorFacts.columns)
    case .hosts:
      let usual = Result { try store.usualPrices() }
      return CatalogDocument.list(
        rows(entries) {
          let host = try store.host($0.path)
          return HostFacts.summary(host, rent: try store.machinePrice(of: host, usual.get()))
        }, title: title, columns: HostFacts.columns)
    default: return CatalogDocument.list(rows(entries) { _ in [] }, title: title, columns: [])
    }
  }

  /// One row an entry; an entry that can't be read is listed all the same, with the complaint on standard error.
  private func rows(
    _ entries: [CatalogEntry], _ details: (CatalogEntry) throws -> [String]
  ) -> [CatalogDocument.Row] {
    entries.map { entry in
      do {
        return CatalogDocument.Row(entry, details: try details(entry))
      } catch {
        StandardStreams.message("warning: \(Failure(error)?.message ?? "\(error)")")
        return CatalogDocument.Row(entry, details: nil)
      }
    }
  }
}
