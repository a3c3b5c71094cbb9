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
      if let section = part.section("quantization"), section.has("bits") || section.has("mode") {
        return (try QuantizationReader(section: section, formats: formats).mlx(), configuration.path)
      }
      for key in ["quantization_config", "compression_config"] where part.has(key) {
        guard let section = part.section(key) else {
          throw part.mismatch(key, "an object that tells method and settings, or null")
        }
        let reader = QuantizationReader(section: section, formats: formats)
        if let recipe = try reader.expertsApart(part) { return (reader.withCache(recipe), configuration.path) }
        return (reader.withCache(try reader.recipe()), configuration.path)
      }
    }
    let path = FileSystem.parent(of: configuration.path) + "/hf_quant_config.json"
    guard FileSystem.isFile(path), let section = try Configuration(path: path).root.section("quantization") else {
      return nil
    }
    let reader = QuantizationReader(section: section, formats: formats)
    return (reader.withCache(try reader.modelOpt()), path)
  }

  /// A recipe with the format of the cache that stands beside it.
  private func withCache(_ recipe: QuantizationRecipe) -> QuantizationRecipe {
    var recipe = recipe
    recipe.keyValueCache = cacheFormat
    return recipe
  }

  private func recipe() throws(CatalogError) -> QuantizationRecipe {
    let method = try section.string("quant_method")?.lowercased()
    switch method {
    case "awq": return try awq()
    case "gptq", "gptq_v2": return try gptq()
    case "auto-round", "auto_round", "autoround", "intel/auto-round": return try autoRound()
    case "bitsandbytes": return try bitsAndBytes()
    case "fp8", "fbgemm_fp8": return try fp8(method ?? "fp8")
    case "mxfp4": return try simple("MXFP4", WeightForm("mxfp4", formats.catalog("mxfp4"), words: "MXFP4"))
    case "hqq": return try halfQuadratic()
    case "torchao": return try torchAO()
    case "quark": return try quark()
    case "compressed-tensors", "compressed_tensors": return try grouped("compressed-tensors")
    case "modelopt", "modelopt_fp4", "modelopt_fp8":
      return section.has("config_groups") ? try grouped("ModelOpt") : try modelOpt()
    case nil: return try unnamed()
    default: throw unknownMethod(method)
    }
  }

  /// By keys that only one library writes.
  private func unnamed() throws(CatalogError) -> QuantizationRecipe {
    if section.has("config_groups") { return try grouped("ModelOpt") }
    if section.has("quant_algo") || section.has("quantization.quant_algo") { return try modelOpt() }
    if section.has("load_in_4bit") || section.has("load_in_8bit") { return try bitsAndBytes() }
    let others = ["desc_act", "sym", "zero_point", "version"]
    if section.has("bits"), section.has("group_size"), !others.contains(where: section.has) { return try mlx() }
    throw unknownMethod(nil)
  }

  private func unknownMethod(_ method: String?) -> CatalogError {
    section.fault(
      "quant_method", expected: Self.known.joined(separator: ", "), found: method.map { "\"\($0)\"" } ?? "nothing",
      fix: "take the original weights, whose configuration has no such part, and name a --scheme")
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
      "skip_modules", "ignored_layers", "modules_to_not_quantize",
    ] {
      let named = try section.strings(key) ?? []
      try checkExpressions(named, key)
      texts += named
    }
    return ModulePatterns(texts)
  }

  /// Refuses regular expressions that are none: what they would leave wide would be planned as narrow.
  func checkExpressions(_ texts: [String], _ key: String) throws(CatalogError) {
    guard let text = texts.first(where: ModulePatterns.isBrokenExpression) else { return }
    throw section.fault(
      key, expected: "names of modules, or regular expressions after `re:`", found: "\"\(text)\"",
      fix: "mend the expression, or take the entry out")
  }

  // MARK: One format for all

  private func fp8(_ method: String) throws(CatalogError) -> QuantizationRecipe {
    if section.has("weight_block_size") {
      let sizes = try section.integers("weight_block_size")
      return try simple("\(method), a scale a block", formats.blocks(sizes, words: "FP8"))
    }
    let isStatic = try section.string("activation_scheme") == "static"
    let format = formats.catalog(method == "fbgemm_fp8" || !isStatic ? "fp8-e4m3-channel" : "fp8-e4m3-tensor")
    return try simple(
      "\(method), \(isStatic ? "static" : "dynamic") activations",
      WeightForm(isStatic ? "fp8-static" : "fp8-dynamic", format, words: "FP8"))
  }

  private func bitsAndBytes() throws(CatalogError) -> QuantizationRecipe {
    if try section.flag("load_in_8bit", default: false) {
      return try simple(
        "bitsandbytes, LLM.int8()", WeightForm("llm-int8", formats.catalog("int8-channel"), words: "INT8"))
    }
    let isDouble = try section.flag("bnb_4bit_use_double_quant", default: false)
    let type = try section.string("bnb_4bit_quant_type")?.lowercased() ?? "fp4"
    let id = isDouble ? "nf4-dq" : "nf4"
    let form: WeightForm
    switch type {
    case "nf4": form = WeightForm(id, formats.catalog(id), words: type)
    case "fp4":
      let detail = isDouble ? ", double quantization" : ""
      form = WeightForm(id, formats.float4(like: id), words: type, title: "FP4 (bitsandbytes\(detail))")
    default:
      throw section.fault(
        "bnb_4bit_quant_type", expected: "nf4 or fp4", found: "\"\(type)\"",
        fix: "take the original weights and name a --scheme")
    }
    return try simple("bitsandbytes, \(type) in 4 bits\(isDouble ? ", double quantization" : "")", form)
  }
}
