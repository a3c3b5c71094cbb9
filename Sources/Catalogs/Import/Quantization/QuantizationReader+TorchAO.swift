import Domain
import JSON

extension QuantizationReader {
  /// TorchAO's types: a name, or an object with one; one for all modules, or one for each name of modules.
  func torchAO() throws(CatalogError) -> QuantizationRecipe {
    let node = section.value("quant_type.default") ?? section.value("quant_type")
    guard let node, let name = node.string ?? node["_type"]?.string else {
      throw section.mismatch("quant_type", "the name of a type, such as int4_weight_only")
    }
    let data = node["_data"] ?? section.value("quant_type_kwargs")
    guard name.hasSuffix("FqnToConfig") else { return try recipe("torchao", try torchAO(name, data)) }
    let members = data?["fqn_to_config"]?.members ?? []
    return try torchAO(byModule: members.isEmpty ? data?["module_fqn_to_config"]?.members ?? [] : members)
  }

  /// Names count before expressions, which are for whole names, and those before the default.
  private func torchAO(byModule members: [JSONMember]) throws(CatalogError) -> QuantizationRecipe {
    var usual: WeightForm?
    var exact: [TargetedForm] = []
    var matched: [TargetedForm] = []
    for member in members {
      let form = try member.value["_type"]?.string.map { name throws(CatalogError) in
        try torchAO(name, member.value["_data"])
      }
      if member.key == "_default" {
        usual = form
      } else if member.key.hasPrefix("re:") {
        let text = "(?:\(member.key.dropFirst(3)))$"
        matched.append((try expression(text, "quant_type", member.key), form))
      } else {
        let name = member.key.hasSuffix(".weight") ? String(member.key.dropLast(7)) : member.key
        exact.append((ModulePatterns([name]), form))
      }
    }
    var recipe = try recipe("torchao", usual, besides: exact + matched)
    recipe.reachesEmbedding = true
    return recipe
  }

  private func torchAO(_ name: String, _ data: JSONNode?) throws(CatalogError) -> WeightForm {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let form: WeightForm
    if plain.contains("intx") {
      form = try anyWidth(plain, data)
    } else if plain.hasPrefix("int8dynamicactivationint4") {
      let isSymmetric = data?["mapping_type"].map(Self.isSymmetric) ?? false
      form = integers(4, Self.size(data) ?? 32, hasZeroPoints: !isSymmetric).with(activationBits: 8)
    } else if plain.hasPrefix("float8dynamicactivationint4") {
      form = integers(4, 128, hasZeroPoints: false).with(activationBits: 8)
    } else if plain.hasPrefix("int4") {
      form = integers(4, Self.size(data) ?? 128, hasZeroPoints: true)
    } else if plain.hasPrefix("int8dynamic") || plain.hasPrefix("int8static") {
      form = WeightForm("w8a8-int8", formats.catalog("int8-channel"), words: name)
    } else if plain.hasPrefix("int8") {
      form = integers(8, Self.size(data), hasZeroPoints: false)
    } else if plain.hasPrefix("float8") {
      form = WeightForm("fp8-dynamic", formats.catalog("fp8-e4m3-channel"), words: name)
    } else if plain.hasPrefix("mx") {
      let isNarrow = Self.type(data, "weight_dtype")?.hasPrefix("float4") ?? false
      form = isNarrow ? WeightForm("mxfp4", formats.catalog("mxfp4"), words: name) : formats.microscaledForm
    } else if plain.hasPrefix("nvfp4") {
      form = WeightForm("nvfp4", formats.catalog("nvfp4"), words: name)
    } else {
      throw unknownType(name, "a type of int1 to int8, float8, MX or NVFP4")
    }
    return form.told(as: name)
  }

  /// Types whose width is a setting.
  private func anyWidth(_ plain: String, _ data: JSONNode?) throws(CatalogError) -> WeightForm {
    let hasActivations = plain.hasPrefix("int8dynamic")
    let type = Self.type(data, "weight_dtype") ?? "int8"
    guard let bits = Int(type.drop { !$0.isNumber }), type.contains("int"), (1...8).contains(bits) else {
      throw unknownType(type, "weights of int1 to int8")
    }
    let place = data?["weight_granularity"] ?? data?["granularity"]
    let group = place.map { Self.size($0["_data"]) } ?? (hasActivations ? 32 : nil)
    if hasActivations, bits == 8, group == nil {
      return WeightForm("w8a8-int8", formats.catalog("int8-channel"), words: plain)
    }
    let isSymmetric = (data?["weight_mapping_type"] ?? data?["mapping_type"]).map(Self.isSymmetric) ?? true
    return integers(bits, group, hasZeroPoints: !isSymmetric).with(activationBits: hasActivations ? 8 : nil)
  }

  private func integers(_ bits: Int, _ group: Int?, hasZeroPoints: Bool) -> WeightForm {
    .integers(
      hasZeroPoints ? "w4a16-g128-asym" : "w4a16-g128", bits: bits, group: group, hasZeroPoints: hasZeroPoints, formats)
  }

  private func unknownType(_ name: String, _ expected: String) -> CatalogError {
    section.fault(
      "quant_type", expected: expected, found: "\"\(name)\"", fix: "take the original weights and name a --scheme")
  }

  private static func size(_ data: JSONNode?) -> Int? {
    data?["group_size"].flatMap(ConfigurationSection.whole).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func isSymmetric(_ node: JSONNode) -> Bool {
    !(node["_data"]?.string ?? node.string ?? "").uppercased().hasPrefix("ASYM")
  }

  private static func type(_ data: JSONNode?, _ key: String) -> String? {
    data?[key].flatMap { $0["_data"]?.string ?? $0.string }
  }
}
