import JSON

extension ConfigurationSection {
  /// Settings under the name of a module, or of several, which may hold dots.
  struct Part {
    let name: String
    let node: JSONNode
    let section: ConfigurationSection
  }

  /// Members of an object in their order; none where the key is left out or null.
  func parts(_ key: String) throws(CatalogError) -> [Part] {
    guard let node = value(key), node.value != .null else { return [] }
    guard let members = node.members else { throw mismatch(key, "an object of modules with their settings") }
    return members.map { member in
      Part(
        name: member.key, node: member.value,
        section: ConfigurationSection(configuration, member.value, prefix: "\(prefix)\(key).\(member.key)."))
    }
  }
}
