import Domain
import JSON

extension QuantizationReader {
  /// mlx-lm's `quantization`, which holds settings of all modules, embedding and head included, and of single ones by
  /// their names: an object, or false for those that stay wide.
  func mlx() throws(CatalogError) -> QuantizationRecipe {
    let usual = try mlx(section)
    var others: [TargetedForm] = []
    for member in section.node.members ?? [] {
      let node = member.value
      let part = ConfigurationSection(section.configuration, node, prefix: "\(section.prefix)\(member.key).")
      if node.members != nil {
        others.append((ModulePatterns([Self.usualName(member.key)]), try mlx(part)))
      } else if let isQuantized = node.bool, member.key.contains(".") || member.key == "lm_head" {
        others.append((ModulePatterns([Self.usualName(member.key)]), isQuantized ? usual : nil))
      }
    }
    var recipe = try recipe("mlx", usual, besides: others)
    recipe.coversHeads = true
    if usual.format.id == "mxfp4" { recipe.engines = ["mlx"] }
    return recipe
  }

  /// MLX has the experts of a layer as one module, which others call by each; the first stands for all.
  private static func usualName(_ name: String) -> String {
    guard name.contains(".switch_mlp.") else { return name }
    let first = name.replacing(".switch_mlp.", with: ".experts.0.")
    guard first.contains("block_sparse_moe") else { return first }
    return first.replacing("gate_proj", with: "w1").replacing("up_proj", with: "w3").replacing("down_proj", with: "w2")
  }

  /// - Parameter own: settings of some modules, which come before those of all.
  private func mlx(_ own: ConfigurationSection) throws(CatalogError) -> WeightForm {
    func place(_ key: String) -> ConfigurationSection { own.has(key) ? own : section }
    let mode = try place("mode").string("mode") ?? "affine"
    if mode == "mxfp4" { return WeightForm("mxfp4", formats.catalog("mxfp4"), words: "MXFP4") }
    guard mode == "affine" else {
      throw place("mode").fault(
        "mode", expected: "affine or mxfp4", found: "\"\(mode)\"", fix: "take the original weights and name a --scheme")
    }
    let bits = try place("bits").size("bits")
    guard [3, 4, 5, 6, 8].contains(bits) else { throw place("bits").mismatch("bits", "3, 4, 5, 6 or 8") }
    let reader = QuantizationReader(section: place("group_size"), formats: formats)
    guard let group = try reader.groupSize(["group_size"], usual: 64) else {
      throw reader.section.mismatch("group_size", "a whole number above 0")
    }
    return WeightForm(
      scheme: "mlx-int\(bits)", format: formats.mlx(bits: bits, group: group),
      words: "\(bits) bits in groups of \(group)",
      title: "MLX \(bits)-bit, group \(group)", isOwn: group != 64)
  }
}
