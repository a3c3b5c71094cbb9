/// Licences that somebody lets a model have: `permissive`, names by commas, or both.
package struct LicencePolicy: Sendable, Hashable {
  /// The word for every licence of the table of permissive ones.
  package static let permissive = "permissive"

  private let allowsPermissive: Bool
  /// Licences that are named.
  package let names: [String]

  package init(_ text: String) {
    let parts = text.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    allowsPermissive = parts.contains { $0.lowercased() == Self.permissive }
    names = parts.filter { $0.lowercased() != Self.permissive }
  }

  package var isEmpty: Bool { !allowsPermissive && names.isEmpty }

  /// Whether a model may be taken: all licences that bind it are allowed. One that nobody has told is not.
  package func allows(_ licence: String?) -> Bool {
    guard let licence else { return false }
    let whole = Licence(licence)
    return isNamed(whole)
      || whole.parts.map(Licence.init).allSatisfy { isNamed($0) || (allowsPermissive && $0.isPermissive) }
  }

  private func isNamed(_ licence: Licence) -> Bool { names.contains(where: licence.isNamed) }

  /// Names that no licence of the table and none of these has.
  package func strangers(to licences: some Sequence<String>) -> [String] {
    let known = licences.map(Licence.init) + Licence.permissive.map { Licence($0.id) }
    return names.filter { name in
      !known.contains { $0.isNamed(name) || $0.parts.contains { Licence($0).isNamed(name) } }
    }
  }
}
