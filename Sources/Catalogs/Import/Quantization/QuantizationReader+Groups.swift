import Domain
import JSON

extension QuantizationReader {
  /// `config_groups` of compressed-tensors and of ModelOpt: formats by targets.
  func grouped(_ library: String) throws(CatalogError) -> QuantizationRecipe {
    guard let members = section.value("config_groups")?.members, !members.isEmpty else {
      throw section.mismatch("config_groups", "groups of modules with their weights' types")
    }
    var groups: [(QuantizationRecipe.Group, scheme: String, label: String)] = []
    for member in members {
      guard let group = section.section("config_groups." + member.key), let weights = group.section("weights") else {
        continue
      }
      groups.append(try self.group(group, weights))
    }
    // The narrowest names the whole; others are told as what differs from it.
    let narrowest = groups.min { $0.0.format.elementBits < $1.0.format.elementBits }
    guard let narrowest else { throw section.mismatch("config_groups", "a group that quantizes weights") }
    return QuantizationRecipe(
      scheme: narrowest.scheme, label: "\(library), \(narrowest.label)", groups: groups.map(\.0),
      ignored: try ignored())
  }

  private func group(
    _ group: ConfigurationSection, _ weights: ConfigurationSection
  ) throws(CatalogError) -> (QuantizationRecipe.Group, scheme: String, label: String) {
    let bits = try weights.size("num_bits")
    let size = weights.value("group_size").flatMap(ConfigurationSection.whole).flatMap { $0 > 0 ? $0 : nil }
    let isFloat = try weights.string("type") == "float"
    let strategy = try weights.string("strategy")
    let isSymmetric = try weights.flag("symmetric", default: true)
    let activations = group.section("input_activations")
    let isDynamic = try activations.map(Self.isDynamic) ?? false
    let format =
      isFloat
      ? formats.floats(bits: bits, group: size, strategy: strategy)
      : formats.integers(bits: bits, group: size, hasZeroPoints: !isSymmetric)
    let targets = try group.strings("targets") ?? []
    let isAll = targets.isEmpty || targets.contains("Linear")
    return (
      .init(targets: isAll ? nil : ModulePatterns(targets), format: format),
      Self.scheme(bits, isFloat: isFloat, size, strategy, isSymmetric, hasActivations: activations != nil, isDynamic),
      isFloat
        ? "floats of \(bits) bits\(size.map { " in groups of \($0)" } ?? "")"
        : "integers of \(bits) bits\(size.map { " in groups of \($0)" } ?? "")"
    )
  }

  /// Whether scales of activations are made while the model runs; `local` is where those of groups are, within one of
  /// the tensor that is not.
  private static func isDynamic(_ activations: ConfigurationSection) throws(CatalogError) -> Bool {
    if activations.value("dynamic")?.string == "local" { return true }
    if activations.value("dynamic")?.string != nil {
      throw activations.mismatch("dynamic", "true, false or \"local\"")
    }
    return try activations.flag("dynamic", default: false)
  }

  /// The catalog's scheme for weights and activations of a kind.
  private static func scheme(
    _ bits: Int, isFloat: Bool, _ group: Int?, _ strategy: String?, _ isSymmetric: Bool, hasActivations: Bool,
    _ isDynamic: Bool
  ) -> String {
    switch (isFloat, bits) {
    case (true, 4): group == 32 ? "mxfp4" : "nvfp4"
    case (true, _): strategy == "block" ? "fp8-block" : isDynamic ? "fp8-dynamic" : "fp8-static"
    case (false, 8): hasActivations ? "w8a8-int8" : "w8a16"
    case (false, _): isSymmetric ? "w4a16-g128" : "w4a16-g128-asym"
    }
  }

  /// ModelOpt's `quant_algo`, one for all or one a module.
  func modelOpt() throws(CatalogError) -> QuantizationRecipe {
    guard let name = try section.string("quant_algo") else {
      throw section.mismatch("quant_algo", "the name of an algorithm, such as NVFP4")
    }
    if let layers = section.value("quantized_layers")?.members, !layers.isEmpty { return try mixed(layers.map(\.key)) }
    guard let (scheme, format) = algorithm(name) else { throw unknownAlgorithm("quant_algo", name) }
    return try simple(scheme, "ModelOpt, \(name)", format)
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
    var groups: [(QuantizationRecipe.Group, scheme: String, name: String)] = []
    for (name, modules) in byName.sorted(by: { $0.key < $1.key }) {
      guard let (scheme, format) = algorithm(name) else { throw unknownAlgorithm("quantized_layers", name) }
      groups.append((.init(targets: ModulePatterns(modules), format: format), scheme, name))
    }
    guard let narrowest = groups.min(by: { $0.0.format.elementBits < $1.0.format.elementBits }) else {
      throw section.mismatch("quantized_layers", "modules with their algorithms")
    }
    return QuantizationRecipe(
      scheme: narrowest.scheme, label: "ModelOpt, " + groups.map(\.name).joined(separator: " and "),
      groups: groups.map(\.0), ignored: try ignored())
  }

  private func unknownAlgorithm(_ key: String, _ name: String) -> CatalogError {
    section.fault(
      key, expected: "FP8, FP8_PB_WO, NVFP4, W4A16_NVFP4, W4A16_AWQ, W4A8_AWQ, INT8_SQ, MXFP8 or MXFP4",
      found: "\"\(name)\"",
      fix: "take the original weights and name a --scheme")
  }

  private func algorithm(_ name: String) -> (scheme: String, StorageFormat)? {
    switch name.uppercased() {
    case "FP8": ("fp8-static", formats.catalog("fp8-e4m3-tensor"))
    case "FP8_PER_CHANNEL_PER_TOKEN": ("fp8-dynamic", formats.catalog("fp8-e4m3-channel"))
    case "FP8_PB_WO", "FP8_BLOCK", "FP8_BLOCK_SCALES": ("fp8-block", formats.catalog("fp8-e4m3-block128"))
    case "MXFP8": ("fp8-block", formats.microscaled)
    case "NVFP4", "W4A16_NVFP4", "NVFP4_AWQ": ("nvfp4", formats.catalog("nvfp4"))
    case "W4A16_AWQ", "W4A8_AWQ", "W4A16": ("w4a16-g128", formats.catalog("int4-g128"))
    case "INT8_SQ", "W8A8_SQ_PER_CHANNEL", "W8A8": ("w8a8-int8", formats.catalog("int8-channel"))
    case "W8A16": ("w8a16", formats.catalog("int8-g128"))
    case "MXFP4", "W4A8_MXFP4_FP8": ("mxfp4", formats.catalog("mxfp4"))
    default: nil
    }
  }
}
