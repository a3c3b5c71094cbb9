import Domain
import JSON

extension QuantizationReader {
  /// ModelOpt's `quant_algo`, one for all or one a module.
  func modelOpt() throws(CatalogError) -> QuantizationRecipe {
    // Newer configurations hold the file that once lay beside them.
    if !section.has("quant_algo"), let inner = section.section("quantization") {
      return try QuantizationReader(section: inner, formats: formats).modelOpt()
    }
    guard let name = try section.string("quant_algo") else {
      throw section.mismatch("quant_algo", "the name of an algorithm, such as NVFP4")
    }
    if let layers = section.value("quantized_layers")?.members, !layers.isEmpty { return try mixed(layers.map(\.key)) }
    guard let form = algorithm(name) else { throw unknownAlgorithm("quant_algo", name) }
    return try simple("ModelOpt, \(name)", form)
  }

  private func mixed(_ modules: [String]) throws(CatalogError) -> QuantizationRecipe {
    var byName: [String: [String]] = [:]
    for module in modules {
      // Names of modules hold dots, so that paths can't lead to them.
      guard let node = section.value("quantized_layers")?[module], let name = node["quant_algo"]?.string else {
        continue
      }
      byName[name, default: []].append(module)
    }
    var groups: [(targets: ModulePatterns, form: WeightForm, name: String)] = []
    for (name, modules) in byName.sorted(by: { $0.key < $1.key }) {
      guard let form = algorithm(name) else { throw unknownAlgorithm("quantized_layers", name) }
      groups.append((ModulePatterns(modules), form, name))
    }
    guard let narrowest = groups.min(by: { $0.form.format.elementBits < $1.form.format.elementBits })?.form else {
      throw section.mismatch("quantized_layers", "modules with their algorithms")
    }
    let label = "ModelOpt, " + groups.map(\.name).joined(separator: " and ")
    return QuantizationRecipe(
      scheme: narrowest.scheme, label: label + remarks(on: groups.map(\.form)), name: narrowest.ownName,
      groups: groups.map { .init(targets: $0.targets, format: $0.form.format) }, ignored: try ignored())
  }

  private func unknownAlgorithm(_ key: String, _ name: String) -> CatalogError {
    section.fault(
      key, expected: "FP8, FP8_PB_WO, NVFP4, W4A16_NVFP4, W4A16_AWQ, W4A8_AWQ, INT8_SQ, MXFP8 or MXFP4",
      found: "\"\(name)\"",
      fix: "take the original weights and name a --scheme")
  }

  func algorithm(_ name: String) -> WeightForm? { formats.algorithm(name) }
}

extension StoredFormats {
  /// What an algorithm of ModelOpt stores weights in; nil for one that nobody knows.
  func algorithm(_ name: String) -> WeightForm? {
    func form(_ scheme: String, _ format: String) -> WeightForm {
      WeightForm(scheme, catalog(format), words: name)
    }
    switch name.uppercased() {
    case "FP8": return form("fp8-static", "fp8-e4m3-tensor")
    case "FP8_PER_CHANNEL_PER_TOKEN": return form("fp8-dynamic", "fp8-e4m3-channel")
    case "FP8_PB_WO", "FP8_BLOCK", "FP8_BLOCK_SCALES": return form("fp8-block", "fp8-e4m3-block128")
    case "MXFP8": return microscaledForm
    case "NVFP4", "W4A16_NVFP4", "NVFP4_AWQ": return form("nvfp4", "nvfp4")
    case "W4A16_AWQ", "W4A16_GPTQ", "W4A16", "INT4_AWQ": return form("w4a16-g128", "int4-g128")
    case "W4A8_NVFP4_FP8": return form("nvfp4", "nvfp4").with(activationBits: 8)
    case "W4A8_AWQ": return form("w4a16-g128", "int4-g128").with(activationBits: 8)
    case "INT8_SQ", "W8A8_SQ_PER_CHANNEL", "W8A8": return form("w8a8-int8", "int8-channel")
    case "W8A16": return form("w8a16", "int8-g128")
    case "MXFP4": return form("mxfp4", "mxfp4")
    case "W4A8_MXFP4_FP8": return form("mxfp4", "mxfp4").with(activationBits: 8)
    default: return nil
    }
  }
}
