import JSON

extension CatalogStore {
  /// The names of a list by commas; one that has commas of its own stays whole where it is an entry's.
  ///
  /// - Parameter kinds: what is listed.
  package func names(in list: String, of kinds: [CatalogKind]) -> [String] {
    let pieces = list.split(separator: ",").map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    guard pieces.count > 1 else { return pieces }
    let whole = Set(
      kinds.flatMap { entries($0) }.flatMap { [$0.name] + $0.aliases }.filter { $0.contains(",") }
        .map(NameMatching.squeezed))
    var names: [String] = []
    var start = 0
    while start < pieces.count {
      let ends = (start..<pieces.count).reversed()
      let end = ends.first { $0 > start && whole.contains(NameMatching.squeezed(pieces[start...$0].joined())) } ?? start
      names.append(pieces[start...end].joined(separator: ", "))
      start = end + 1
    }
    return names
  }

  /// The names of a list of hardware.
  package func hardwareNames(in list: String) -> [String] { names(in: list, of: [.hardware, .hosts]) }
}
