import Platform

/// Where the catalogs lie: one shipped folder, and the user's own that add to it and override it.
package struct CatalogLocation: Sendable, Equatable {
  /// Folders from the strongest to the weakest: an id in an earlier one hides the same id in a later one.
  package let folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// Finds the catalogs.
  ///
  /// The shipped ones are the first of: `$QUANTPLAN_CATALOGS`, `catalogs` beside the program,
  /// `../share/quantplan/catalogs` from it, the source tree above it or above this file. Before them come
  /// `--catalogs DIR` and the user's `$XDG_DATA_HOME/quantplan/catalogs` (else `~/.local/share/...`).
  package static func find(argument: String? = nil) throws(CatalogError) -> CatalogLocation {
    try find(
      argument: argument, environment: EnvironmentVariable.text, executable: RunningProgram.path(),
      sourceFile: #filePath)
  }

  static func find(
    argument: String?, environment: (String) -> String?, executable: String?, sourceFile: String
  ) throws(CatalogError) -> CatalogLocation {
    var folders: [String] = []
    if let argument { folders.append(try folder(argument, namedBy: "--catalogs")) }
    let data = environment("XDG_DATA_HOME") ?? environment("HOME").map { $0 + "/.local/share" }
    if let own = data.map({ $0 + "/quantplan/catalogs" }), FileSystem.isDirectory(own) { folders.append(own) }
    if let named = environment("QUANTPLAN_CATALOGS") {
      folders.append(try folder(named, namedBy: "QUANTPLAN_CATALOGS"))
      if isComplete(named) { return try listable(folders) }
    }
    let places = shippedPlaces(executable: executable, sourceFile: sourceFile)
    if let shipped = places.first(where: isComplete) {
      folders.append(shipped)
    } else if !folders.contains(where: isComplete) {
      throw .noCatalogs(lookedAt: folders + places)
    }
    return try listable(folders)
  }

  /// The location, once each kind's folder in it is known to be missing or to open: one that doesn't is not empty.
  private static func listable(_ folders: [String]) throws(CatalogError) -> CatalogLocation {
    for folder in folders { try requireListable(folder) }
    return CatalogLocation(folders: folders)
  }

  /// Makes sure that each kind's entries in a folder of catalogs can be listed, where it has any.
  static func requireListable(_ folder: String) throws(CatalogError) {
    for kind in CatalogKind.allCases { try FileSystem.requireListable("\(folder)/\(kind.folder)") }
  }

  private static func folder(_ path: String, namedBy source: String) throws(CatalogError) -> String {
    guard FileSystem.isDirectory(path) else {
      throw .unreadable(path: path, reason: "\(source) names it, and it is not a folder")
    }
    return path
  }

  private static func shippedPlaces(executable: String?, sourceFile: String) -> [String] {
    var places: [String] = []
    if let beside = executable.map(FileSystem.parent) {
      places += [beside + "/catalogs", FileSystem.parent(of: beside) + "/share/quantplan/catalogs"]
      places += above(beside)
    }
    return places + above(FileSystem.parent(of: sourceFile))
  }

  /// `catalogs` in the folders above, where a package manifest stands beside it.
  private static func above(_ folder: String) -> [String] {
    var folder = folder
    while folder.count > 1 {
      folder = FileSystem.parent(of: folder)
      if FileSystem.isFile(folder + "/Package.swift"), FileSystem.isDirectory(folder + "/catalogs") {
        return [folder + "/catalogs"]
      }
    }
    return []
  }

  /// Whether a folder holds catalogs that stand alone, as opposed to a few entries of a user's own.
  static func isComplete(_ folder: String) -> Bool {
    ["hardware", "schemes", "engines", "workloads"].allSatisfy { FileSystem.isDirectory(folder + "/" + $0) }
  }
}
