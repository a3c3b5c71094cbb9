extension CatalogValidation {
  /// What is wrong with a folder's edition, if it tells one.
  static func editionFindings(in folder: String) -> [MalformedEntry] {
    let path = CatalogEdition.path(in: folder)
    guard FileSystem.isFile(path) else { return [] }
    do {
      _ = try CatalogFile.edition(path)
      return []
    } catch {
      return [finding(error, path: path)]
    }
  }
}
