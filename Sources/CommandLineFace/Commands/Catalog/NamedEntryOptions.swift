import ArgumentParser
import Catalogs

/// The entry that a command is about, by name.
struct NamedEntryOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("An id, an alias, or a unique part of a name.", valueName: "name"))
  var name: String

  @OptionGroup var among: KindOptions

  func entry(in store: CatalogStore) throws -> CatalogEntry {
    try NamedEntry.resolve(name, kind: among.kind, in: store)
  }
}
