import Domain
import JSON

extension QuantizationReader {
  func halfQuadratic() throws(CatalogError) -> QuantizationRecipe {
    let part = "quant_config.weight_quant_params."
    let bits = try section.optionalSize([part + "nbits", "bits", "nbits"]) ?? 4
    let group = try groupSize([part + "group_size", "group_size"], usual: 64)
    return QuantizationRecipe(
      scheme: bits == 8 ? "w8a16" : "w4a16-g128-asym", label: Self.label("hqq", bits, group),
      groups: [.init(targets: nil, format: formats.integers(bits: bits, group: group, hasZeroPoints: true))],
      ignored: try ignored())
  }

  /// TorchAO's types: a name, or an object with one.
  func torchAO() throws(CatalogError) -> QuantizationRecipe {
    let node = section.value("quant_type.default") ?? section.value("quant_type")
    guard let node, let name = node.string ?? node["_type"]?.string else {
      throw section.mismatch("quant_type", "the name of a type, such as int4_weight_only")
    }
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let group =
      node["_data"]?["group_size"].flatMap(ConfigurationSection.whole)
      ?? section.value("quant_type_kwargs.group_size").flatMap(ConfigurationSection.whole)
    let (scheme, format): (String, StorageFormat)
    if plain.hasPrefix("int4") {
      (scheme, format) = (
        "w4a16-g128-asym", formats.integers(bits: 4, group: group ?? 128, hasZeroPoints: true)
      )
    } else if plain.hasPrefix("int8dynamic") {
      (scheme, format) = ("w8a8-int8", formats.catalog("int8-channel"))
    } else if plain.hasPrefix("int8") {
      (scheme, format) = ("w8a16", formats.integers(bits: 8, group: group, hasZeroPoints: false))
    } else if plain.hasPrefix("float8") {
      (scheme, format) = ("fp8-dynamic", formats.catalog("fp8-e4m3-channel"))
    } else {
      throw section.fault(
        "quant_type", expected: "a type of int4, int8 or float8", found: "\"\(name)\"",
        fix: "take the original weights and name a --scheme")
    }
    return QuantizationRecipe(
      scheme: scheme, label: "torchao, \(name)", groups: [.init(targets: nil, format: format)], ignored: try ignored())
  }

  /// AMD Quark: what its global configuration says of weights.
  func quark() throws(CatalogError) -> QuantizationRecipe {
    let part = "global_quant_config.weight"
    let weights = section.value(part)?.array?.first ?? section.value(part)
    guard let type = weights?["dtype"]?.string else {
      throw section.mismatch(part + ".dtype", "a type of weights, such as fp8_e4m3 or fp4")
    }
    let group = weights?["group_size"].flatMap(ConfigurationSection.whole)
    let scheme: String
    let format: StorageFormat
    switch type {
    case "fp4", "mxfp4": (scheme, format) = ("mxfp4", formats.catalog("mxfp4"))
    case "fp8_e4m3": (scheme, format) = ("fp8-static", formats.catalog("fp8-e4m3-tensor"))
    case "int8": (scheme, format) = ("w8a8-int8", formats.catalog("int8-channel"))
    case "int4", "uint4":
      (scheme, format) = ("w4a16-g128", formats.integers(bits: 4, group: group ?? 128, hasZeroPoints: type == "uint4"))
    default:
      throw section.fault(
        part + ".dtype", expected: "fp4, fp8_e4m3, int8, int4 or uint4", found: "\"\(type)\"",
        fix: "take the original weights and name a --scheme")
    }
    return QuantizationRecipe(
      scheme: scheme, label: "quark, \(type)", groups: [.init(targets: nil, format: format)], ignored: try ignored())
  }
}
