/// Every format that the laboratory knows, found by id or alias.
package enum CodecCatalog {
  /// In the order of lists and help. A new family of formats is one more line.
  package static let all: [any Codec] = {
    var formats: [any Codec] = []
    formats += CastCodec.all
    formats += Float8Codec.all
    formats += IntegerCodec.all
    formats.append(RowIntegerCodec())
    formats += CodebookCodec.all
    formats += HQQCodec.all
    formats += AffineCodec.all
    formats.append(DynamicCodec())
    formats += MicroscalingCodec.all
    formats.append(NVFloat4Codec())
    formats += TorchaoNVFloat4Codec.all
    formats += GGUFCodec.all
    return formats
  }()

  private static let byName: [String: any Codec] = {
    var formats: [String: any Codec] = [:]
    for format in all {
      for name in [format.id] + format.aliases { formats[name] = format }
    }
    return formats
  }()

  /// The format of that id or alias, whatever the case and whether words are joined by `-` or `_`.
  package static func format(named name: String) -> (any Codec)? {
    let name = name.lowercased()
    return byName[name] ?? byName[name.replacing("_", with: "-")]
  }
}
