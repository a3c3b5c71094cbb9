/// Every format that the laboratory knows, found by id or alias.
package enum FormatCatalog {
  /// In the order of lists and help. A new family of formats is one more line.
  package static let all: [any WeightFormat] = {
    var formats: [any WeightFormat] = []
    formats += CastFormat.all
    formats += Float8Format.all
    formats += IntegerFormat.all
    formats.append(RowIntegerFormat())
    formats += CodebookFormat.all
    formats += HQQFormat.all
    formats.append(DynamicFormat())
    formats += MicroscalingFormat.all
    formats.append(NVFloat4Format())
    formats += TorchaoNVFloat4Format.all
    formats += GGUFFormat.all
    return formats
  }()

  private static let byName: [String: any WeightFormat] = {
    var formats: [String: any WeightFormat] = [:]
    for format in all {
      for name in [format.id] + format.aliases { formats[name] = format }
    }
    return formats
  }()

  /// The format of that id or alias, whatever the case and whether words are joined by `-` or `_`.
  package static func format(named name: String) -> (any WeightFormat)? {
    let name = name.lowercased()
    return byName[name] ?? byName[name.replacing("_", with: "-")]
  }
}
