import Domain
import JSON

/// Reads `quantization_config`, or the `hf_quant_config.json` that ModelOpt writes beside a configuration.
struct QuantizationReader {
  let section: ConfigurationSection
  let formats: StoredFormats

  /// What a configuration says; nil where the checkpoint isn't quantized.
  static func recipe(
    _ configuration: Configuration, _ formats: StoredFormats
  ) throws(CatalogError) -> (QuantizationRecipe, source: String)? {
    for part in [configuration.root, configuration.text] {
      for key in ["quantization_config", "compression_config"] {
        guard let section = part.section(key) else { continue }
        let reader = QuantizationReader(section: section, formats: formats)
        if let recipe = try reader.expertsApart(part) { return (recipe, configuration.path) }
        return (try reader.recipe(), configuration.path)
      }
    }
    let path = FileSystem.parent(of: configuration.path) + "/hf_quant_config.json"
    guard FileSystem.isFile(path), let section = try Configuration(path: path).root.section("quantization") else {
      return nil
    }
    return (try QuantizationReader(section: section, formats: formats).modelOpt(), path)
  }

  private func recipe() throws(CatalogError) -> QuantizationRecipe {
    let method = try section.string("quant_method")?.lowercased()
    switch method {
    case "awq": return try rounded("awq", hasZeroPoints: try section.flag("zero_point", default: true))
    case "gptq", "gptq_v2":
      return try rounded("gptq", hasZeroPoints: true)
    case "auto-round", "auto_round", "autoround", "intel/auto-round":
      let isSymmetric = try section.flag("sym", default: true)
      return try rounded(isSymmetric ? "w4a16-g128" : "w4a16-g128-asym", hasZeroPoints: !isSymmetric)
    case "bitsandbytes": return try bitsAndBytes()
    case "fp8", "fbgemm_fp8": return try fp8(method ?? "fp8")
    case "mxfp4": return try simple("mxfp4", "MXFP4", formats.catalog("mxfp4"))
    case "hqq": return try halfQuadratic()
    case "torchao": return try torchAO()
    case "quark": return try quark()
    case "compressed-tensors", "compressed_tensors": return try grouped("compressed-tensors")
    case "modelopt", "modelopt_fp4", "modelopt_fp8":
      return section.has("config_groups") ? try grouped("ModelOpt") : try modelOpt()
    case nil where section.has("config_groups"): return try grouped("ModelOpt")
    case nil where section.has("quant_algo"): return try modelOpt()
    default:
      throw section.fault(
        "quant_method", expected: Self.known.joined(separator: ", "),
        found: method.map { "\"\($0)\"" } ?? "nothing",
        fix: "take the original weights, whose configuration has no such part, and name a --scheme")
    }
  }

  private static let known = [
    "auto-round", "awq", "bitsandbytes", "compressed-tensors", "fbgemm_fp8", "fp8", "gptq", "hqq", "modelopt", "mxfp4",
    "quark", "torchao",
  ]

  // MARK: Lists

  /// What stays wide, by whatever key.
  func ignored() throws(CatalogError) -> ModulePatterns {
    var texts: [String] = []
    for key in [
      "ignore", "exclude_modules", "modules_to_not_convert", "llm_int8_skip_modules", "exclude",
      "ignored_layers", "modules_to_not_quantize",
    ] {
      texts += try section.strings(key) ?? []
    }
    return ModulePatterns(texts)
  }

  func simple(
    _ scheme: String, _ label: String, _ format: StorageFormat
  ) throws(CatalogError) -> QuantizationRecipe {
    QuantizationRecipe(
      scheme: scheme, label: label, groups: [.init(targets: nil, format: format)], ignored: try ignored())
  }

  /// Integers in groups, as AWQ, GPTQ and AutoRound store them.
  private func rounded(_ scheme: String, hasZeroPoints: Bool) throws(CatalogError) -> QuantizationRecipe {
    let bits = try section.optionalSize(["bits", "w_bit"]) ?? 4
    let group = try groupSize(["group_size", "q_group_size"], usual: 128)
    let method = try section.string("quant_method") ?? scheme
    return QuantizationRecipe(
      scheme: bits == 8 ? "w8a16" : scheme, label: Self.label(method, bits, group),
      groups: [
        .init(targets: nil, format: formats.integers(bits: bits, group: group, hasZeroPoints: hasZeroPoints))
      ],
      ignored: try ignored())
  }

  /// Elements of a group; nil for a whole row, which libraries write as -1.
  func groupSize(_ keys: [String], usual: Int?) throws(CatalogError) -> Int? {
    for key in keys {
      guard let number = section.value(key).flatMap(ConfigurationSection.whole) else { continue }
      guard number != 0, number <= ModelLimits.dimension else {
        throw section.mismatch(key, "-1 or a whole number up to \(ModelLimits.dimension)")
      }
      return number < 0 ? nil : number
    }
    return usual
  }

  static func label(_ method: String, _ bits: Int, _ group: Int?) -> String {
    "\(method), \(bits) bits" + (group.map { " in groups of \($0)" } ?? ", a scale a row")
  }

  private func fp8(_ method: String) throws(CatalogError) -> QuantizationRecipe {
    if section.has("weight_block_size") {
      return try simple("fp8-block", "\(method), a scale a block", formats.catalog("fp8-e4m3-block128"))
    }
    let isStatic = try section.string("activation_scheme") == "static"
    return try simple(
      isStatic ? "fp8-static" : "fp8-dynamic", "\(method), \(isStatic ? "static" : "dynamic") activations",
      formats.catalog(method == "fbgemm_fp8" || !isStatic ? "fp8-e4m3-channel" : "fp8-e4m3-tensor"))
  }

  private func bitsAndBytes() throws(CatalogError) -> QuantizationRecipe {
    if try section.flag("load_in_8bit", default: false) {
      return try simple("llm-int8", "bitsandbytes, LLM.int8()", formats.catalog("int8-channel"))
    }
    let isDouble = try section.flag("bnb_4bit_use_double_quant", default: false)
    let type = try section.string("bnb_4bit_quant_type") ?? "fp4"
    return try simple(
      isDouble ? "nf4-dq" : "nf4", "bitsandbytes, \(type) in 4 bits\(isDouble ? ", double quantization" : "")",
      formats.catalog(isDouble ? "nf4-dq" : "nf4"))
  }
}
