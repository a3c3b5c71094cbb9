/// Every method that the laboratory knows, found by id or alias.
package enum MethodCatalog {
  /// In the order of lists and help.
  package static let all: [any QuantizationMethod] = [RoundToNearest()]

  /// The method of that id or alias, whatever the case.
  package static func method(named name: String) -> (any QuantizationMethod)? {
    let name = name.lowercased().replacing("_", with: "-")
    return all.first { method in
      method.id == name || method.aliases.contains { $0.lowercased().replacing("_", with: "-") == name }
    }
  }
}
