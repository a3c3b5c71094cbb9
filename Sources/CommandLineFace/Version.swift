import Catalogs

/// The program's version, and the state of the catalogs that it finds.
enum Version {
  static let current = "0.1.0"

  /// What `--version` prints; catalogs are looked for only then, since every command has a version.
  static var text: String {
    do {
      let date = try CatalogStore.open().edition()?.date
      return "quantplan \(current), catalogs of \(date ?? "an unknown date")"
    } catch {
      return "quantplan \(current), without catalogs: \(error)"
    }
  }
}
