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

  func open() throws -> CatalogStore {
    guard let last = folders.last else { return try CatalogStore.open() }
    let location = try CatalogLocation.find(argument: last)
    for folder in folders.dropLast() { _ = try CatalogLocation.find(argument: folder) }
    return CatalogStore(CatalogLocation(folders: folders.dropLast() + location.folders))
  }
}
