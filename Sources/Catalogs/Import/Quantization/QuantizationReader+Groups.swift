import Domain
import JSON

extension QuantizationReader {
  /// `config_groups` of compressed-tensors and of ModelOpt: formats by targets.
  func grouped(_ library: String) throws(CatalogError) -> QuantizationRecipe {
    guard let members = section.value("config_groups")?.members, !members.isEmpty else {
      throw section.mismatch("config_groups", "groups of modules with their weights' types")
    }
    var groups: [(targets: ModulePatterns?, form: WeightForm)] = []
    for member in members {
      guard let group = section.section("config_groups." + member.key), let weights = group.section("weights") else {
        continue
      }
      let targets = try group.strings("targets") ?? []
      let isAll = targets.isEmpty || targets.contains("Linear")
      groups.append((isAll ? nil : ModulePatterns(targets), try form(group, weights)))
    }
    // The narrowest names the whole; others are told as what differs from it.
    let narrowest = groups.min { $0.form.format.elementBits < $1.form.format.elementBits }?.form
    guard let narrowest else { throw section.mismatch("config_groups", "a group that quantizes weights") }
    // Lists of modules count before kinds of layers.
    groups = groups.filter { $0.targets != nil } + groups.filter { $0.targets == nil }
    let others = groups.map(\.form.words).unique(besides: narrowest.words)
    let label = "\(library), " + ([narrowest.words] + others).joined(separator: " and ")
    return QuantizationRecipe(
      scheme: narrowest.scheme, label: label + remarks(on: groups.map(\.form)), name: narrowest.ownName,
      groups: groups.map { .init(targets: $0.targets, format: $0.form.format) }, ignored: try ignored())
  }

  private func form(
    _ group: ConfigurationSection, _ weights: ConfigurationSection
  ) throws(CatalogError) -> WeightForm {
    let bits = try weights.size("num_bits")
    let size = weights.value("group_size").flatMap(ConfigurationSection.whole).flatMap { $0 > 0 ? $0 : nil }
    let activations = group.section("input_activations")
    let isDynamic = try activations.map(Self.isDynamic) ?? false
    let words = "of \(bits) bits" + (size.map { " in groups of \($0)" } ?? "")
    if try weights.string("type") == "float" {
      return try floats(weights, bits: bits, group: size, isDynamic).told(as: "floats \(words)")
    }
    let isSymmetric = try weights.flag("symmetric", default: true)
    let told = "integers \(words)"
    if bits == 8, activations != nil {
      let format = formats.integers(bits: bits, group: size, hasZeroPoints: !isSymmetric)
      return WeightForm("w8a8-int8", format, words: told)
    }
    return WeightForm.integers(
      isSymmetric ? "w4a16-g128" : "w4a16-g128-asym", bits: bits, group: size, hasZeroPoints: !isSymmetric, formats
    ).told(as: told).with(activationBits: try activations?.optionalSize("num_bits"))
  }

  private func floats(
    _ weights: ConfigurationSection, bits: Int, group: Int?, _ isDynamic: Bool
  ) throws(CatalogError) -> WeightForm {
    let strategy = try weights.string("strategy")
    let format = formats.floats(bits: bits, group: group, strategy: strategy)
    if bits == 4 { return WeightForm(group == 32 ? "mxfp4" : "nvfp4", format, words: "") }
    if group == 32 { return formats.microscaledForm }
    if strategy == "block" { return formats.blocks(try weights.integers("block_structure"), words: "") }
    return WeightForm(isDynamic ? "fp8-dynamic" : "fp8-static", format, words: "")
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
}
