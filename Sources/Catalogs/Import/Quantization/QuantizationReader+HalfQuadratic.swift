import Domain
import JSON

extension QuantizationReader {
  /// HQQ: settings of all modules, or those of single ones by the ends of their names, besides which nothing is
  /// quantized.
  func halfQuadratic() throws(CatalogError) -> QuantizationRecipe {
    let outer = "quant_config"
    let inner = "weight_quant_params"
    let tags = try section.parts(outer).filter { $0.node.members != nil && !$0.name.hasSuffix("_params") }
    if tags.isEmpty { return try recipe("hqq", try halfQuadratic(section, [outer + "." + inner + ".", ""])) }
    var others: [TargetedForm] = []
    for tag in tags {
      guard tag.section.has(inner) else {
        throw tag.section.mismatch(inner, "the settings of weights, nbits and group_size")
      }
      others.append((ModulePatterns([tag.name]), try halfQuadratic(tag.section, [inner + "."])))
    }
    return try recipe("hqq", nil, besides: others)
  }

  /// - Parameter prefixes: what may stand before the keys.
  private func halfQuadratic(
    _ place: ConfigurationSection, _ prefixes: [String]
  ) throws(CatalogError) -> WeightForm {
    let bits = try place.optionalSize(prefixes.flatMap { ["\($0)nbits", "\($0)bits"] }) ?? 4
    guard (1...8).contains(bits) else { throw place.mismatch(prefixes[0] + "nbits", "1 to 8 bits") }
    let group = try QuantizationReader(section: place, formats: formats)
      .groupSize(prefixes.map { $0 + "group_size" }, usual: 64)
    return .integers("w4a16-g128-asym", bits: bits, group: group, hasZeroPoints: true, formats)
  }
}
