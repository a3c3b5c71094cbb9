import Domain
import JSON

extension QuantizationReader {
  /// AutoRound; `extra_config` has names of modules, and expressions that are searched for in names of others.
  func autoRound() throws(CatalogError) -> QuantizationRecipe {
    var exact: [TargetedForm] = []
    var searched: [TargetedForm] = []
    for part in try section.parts("extra_config") {
      let form = try rounded(part.section)
      if ModulePatterns.isName(part.name) {
        exact.append((ModulePatterns([part.name]), form))
      } else {
        let targets = try expression(".*(?:\(part.name))", "extra_config", part.name)
        searched.append((targets, form))
      }
    }
    // Expressions are searched for within layers.
    let head: TargetedForm = (ModulePatterns(["lm_head"]), nil)
    return try recipe(
      try section.string("quant_method") ?? "auto-round", try rounded(section), besides: exact + [head] + searched)
  }

  /// - Parameter own: settings of some modules, which come before those of all.
  private func rounded(_ own: ConfigurationSection) throws(CatalogError) -> WeightForm? {
    func place(_ key: String) -> ConfigurationSection { own.has(key) ? own : section }
    let bits = try place("bits").optionalSize("bits") ?? 4
    if bits >= 16 { return nil }
    let type = try place("data_type").string("data_type") ?? "int"
    let activations = try place("act_bits").optionalSize("act_bits")
    switch (type.prefix { $0 != "_" }, bits) {
    case ("int", _):
      let isSymmetric = try place("sym").flag("sym", default: true)
      return try integers(isSymmetric ? "w4a16-g128" : "w4a16-g128-asym", of: own, hasZeroPoints: !isSymmetric)?
        .with(activationBits: activations)
    case ("mx", 4): return WeightForm("mxfp4", formats.catalog("mxfp4"), words: "MXFP4")
    case ("mx", 8): return formats.microscaledForm
    case ("nv", 4): return WeightForm("nvfp4", formats.catalog("nvfp4"), words: "NVFP4")
    case ("fp", 8), ("fp8", 8): return try roundedFloats(place)
    default:
      throw own.fault(
        "data_type", expected: "int, mx_fp of 4 or 8 bits, nv_fp of 4 or fp of 8", found: "\"\(type)\", \(bits) bits",
        fix: "take the original weights and name a --scheme")
    }
  }

  /// FP8 with a scale a row, or one a tensor where groups are of no elements.
  private func roundedFloats(
    _ place: (String) -> ConfigurationSection
  ) throws(CatalogError) -> WeightForm {
    let isDynamic = try place("act_dynamic").flag("act_dynamic", default: true)
    let isWhole = place("group_size").value("group_size").flatMap(ConfigurationSection.whole) == 0
    return WeightForm(
      isDynamic ? "fp8-dynamic" : "fp8-static",
      formats.catalog(isWhole ? "fp8-e4m3-tensor" : "fp8-e4m3-channel"), words: "FP8")
  }
}
