import Domain
import JSON

extension QuantizationReader {
  /// AMD Quark: what its global configuration says of weights, and what those of layers say of some.
  func quark() throws(CatalogError) -> QuantizationRecipe {
    guard try section.parts("layer_type_quant_config").isEmpty else {
      throw section.fault(
        "layer_type_quant_config", expected: "nothing, or an empty object", found: "settings by kinds of layers",
        fix: "name the layers under layer_quant_config, or take the original weights and name a --scheme")
    }
    let part = "global_quant_config"
    guard let usual = try quark(section, part) else {
      throw section.mismatch(part + ".weight.dtype", "a type of weights, such as fp8_e4m3 or fp4")
    }
    var others: [TargetedForm] = []
    for layer in try section.parts("layer_quant_config") {
      others.append((ModulePatterns([layer.name]), try quark(layer.section, nil)))
    }
    return try recipe("quark", usual, besides: others)
  }

  /// Nil where weights stay as they are.
  private func quark(_ place: ConfigurationSection, _ part: String?) throws(CatalogError) -> WeightForm? {
    let key = (part.map { $0 + "." } ?? "") + "weight"
    let weights = place.value(key)?.array?.first ?? place.value(key)
    guard let weights, weights.value != .null else { return nil }
    guard let type = weights["dtype"]?.string else {
      throw place.mismatch(key + ".dtype", "a type of weights, such as fp8_e4m3 or fp4")
    }
    switch type {
    case "fp4", "mxfp4": return WeightForm("mxfp4", formats.catalog("mxfp4"), words: type)
    case "fp8_e4m3": return WeightForm("fp8-static", formats.catalog("fp8-e4m3-tensor"), words: type)
    case "int8": return WeightForm("w8a8-int8", formats.catalog("int8-channel"), words: type)
    case "int4", "uint4":
      let group = weights["group_size"].flatMap(ConfigurationSection.whole) ?? 128
      return WeightForm.integers(
        "w4a16-g128", bits: 4, group: group > 0 ? group : nil, hasZeroPoints: type == "uint4", formats
      ).told(as: type)
    default:
      throw place.fault(
        key + ".dtype", expected: "fp4, fp8_e4m3, int8, int4 or uint4", found: "\"\(type)\"",
        fix: "take the original weights and name a --scheme")
    }
  }
}
