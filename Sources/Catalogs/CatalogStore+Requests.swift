import Domain
import Platform

extension CatalogStore {
  /// What a name stands for: a file or folder of the user's own, a mix, or something for the catalogs to find.
  ///
  /// A folder at hand that holds a model is meant by its bare name too, unless an entry has that name for its id.
  package func reference(_ text: String) -> Reference {
    let found = Reference(text, home: EnvironmentVariable.text("HOME")) {
      FileSystem.isFile($0) || FileSystem.isDirectory($0)
    }
    guard case .catalog = found, !text.isEmpty, ModelFile.isModel(folder: text), exactPath(text, kind: .models) == nil
    else { return found }
    return .file(path: "./\(text)")
  }

  /// The countries of a residency: areas of the world, countries and regions by commas.
  package func countries(of residency: String) throws(CatalogError) -> Set<String> {
    var countries: Set<String> = []
    for name in names(in: residency, of: [.regions]) {
      if let area = Region.Area(rawValue: name.lowercased()) {
        countries.formUnion(try allRegions().filter { $0.areas.contains(area) }.map(\.country))
      } else {
        countries.insert(try region(name).country)
      }
    }
    return countries
  }

  /// Which price counts where nobody says more: on demand, in the usual region's country.
  package func usualPrices() throws(CatalogError) -> PriceQuery {
    PriceQuery(
      country: try region(try defaults().region).country, today: try edition().flatMap { CalendarDay($0.date) })
  }

  /// What a request is when nobody says more; the strongest folder that says it counts.
  package func defaults() throws(CatalogError) -> RequestDefaults {
    guard let path = location.folders.lazy.map(CatalogFile.defaultsPath).first(where: FileSystem.isFile) else {
      throw .unreadable(
        path: CatalogFile.defaultsPath(in: location.folders.last ?? "catalogs"),
        reason: "there is no such file, and no other folder of catalogs has one")
    }
    return try defaultsRead.value(of: path) { () throws(CatalogError) in try CatalogFile.defaults(path) }
  }
}
