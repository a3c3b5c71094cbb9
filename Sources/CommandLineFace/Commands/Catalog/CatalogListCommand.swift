import ArgumentParser
import Catalogs
import Export
import Presentation
import StyledText
import TerminalModel

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
      "models, hardware, schemes, engines, workloads, regions or formats; all when left out.", valueName: "kind"),
    transform: KindArgument.kind)
  var kind: CatalogKind?

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    let entries = (kind.map { [$0] } ?? CatalogKind.allCases).flatMap { store.entries($0) }
    try output.write(
      as: { try CatalogExport.text(entries, as: $0) },
      text: { $0.text(table(entries, store).lines(width: $0.width)) })
  }

  private func table(_ entries: [CatalogEntry], _ store: CatalogStore) -> TextTable {
    switch kind {
    case .models:
      details(entries, ["Parameters:", "Released", "Name"]) { ModelFacts.summary(try store.model($0.path)) }
    case .hardware:
      details(entries, ["Memory:", "Bandwidth:", "Power:", "Rent:", "Name"]) {
        AcceleratorFacts.summary(try store.accelerator($0.path))
      }
    default: names(entries)
    }
  }

  private func names(_ entries: [CatalogEntry]) -> TextTable {
    var table = TextTable([TextTable.Column("Kind"), .init("Id"), .init("Name", wraps: true)])
    for entry in entries { table.add([Line(entry.kind.singular, .dim), Line(entry.id, .accent), Line(entry.name)]) }
    return table
  }

  /// One row an entry; an entry that can't be read is listed all the same, with the complaint on standard error.
  private func details(
    _ entries: [CatalogEntry], _ titles: [String], _ cells: (CatalogEntry) throws -> [String]
  ) -> TextTable {
    var table = TextTable(
      [TextTable.Column("Id")]
        + titles.map { title in
          title.hasSuffix(":") ? .init(String(title.dropLast()), .right) : .init(title, wraps: title == "Name")
        })
    for entry in entries {
      do {
        table.add([Line(entry.id, .accent)] + (try cells(entry)).map { Line($0) })
      } catch {
        StandardStreams.message("warning: \(Failure(error)?.message ?? "\(error)")")
        table.add([Line(entry.id, .bad)])
      }
    }
    return table
  }
}
