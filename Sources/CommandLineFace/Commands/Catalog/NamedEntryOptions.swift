import ArgumentParser
import Catalogs

/// The entry that a command is about, by name.
struct NamedEntryOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("An id, an alias, or a unique part of a name.", valueName: "name"))
  var name: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where to look, when a name stands for several things.", valueName: "kind"),
    transform: KindArgument.kind)
  var kind: CatalogKind?

  func entry(in store: CatalogStore) throws -> CatalogEntry {
    try NamedEntry.resolve(name, kind: kind, in: store)
  }
}
