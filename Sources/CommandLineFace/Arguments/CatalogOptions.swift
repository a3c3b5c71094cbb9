import ArgumentParser
import Catalogs

/// Where catalogs are looked for.
struct CatalogOptions: ParsableArguments {
  @Option(
    name: .customLong("catalogs"),
    help: ArgumentHelp(
      "A folder with catalog entries of your own; they add to the shipped ones and hide those of the same id. "
        + "May be repeated, the first is the strongest.",
      valueName: "dir"))
  var folders: [String] = []

  /// The folder that commands write entries into: the first one named, else the user's own.
  func own() throws -> OwnCatalog { try OwnCatalog(folders.first) }

  func open() throws -> CatalogStore {
    guard let last = folders.last else { return try CatalogStore.open() }
    let location = try CatalogLocation.find(argument: last)
    for folder in folders.dropLast() { _ = try CatalogLocation.find(argument: folder) }
    return CatalogStore(CatalogLocation(folders: folders.dropLast() + location.folders))
  }
}
