/// Every method that the laboratory knows, found by id or alias.
package enum MethodCatalog {
  /// In the order of lists and help.
  package static let all: [any QuantizationMethod] = [RoundToNearest()]

  /// All methods, as help and errors list them.
  package static var help: String { all.map { "\($0.id) (\($0.title))" }.joined(separator: ", ") }

  /// The method of that id or alias, whatever the case.
  package static func method(named name: String) -> (any QuantizationMethod)? {
    let name = name.lowercased().replacing("_", with: "-")
    return all.first { method in
      method.id == name || method.aliases.contains { $0.lowercased().replacing("_", with: "-") == name }
    }
  }
}
