import Domain
import JSON

extension QuantizationReader {
  typealias TargetedForm = (targets: ModulePatterns, form: WeightForm?)

  /// What all modules are stored in, and what those are that have settings of their own, the first that match first.
  ///
  /// - Parameters:
  ///   - usual: nil where only modules that are named are quantized.
  ///   - others: without a form, they stay wide.
  func recipe(
    _ library: String, _ usual: WeightForm?, besides others: [TargetedForm] = []
  ) throws(CatalogError) -> QuantizationRecipe {
    let forms = others.compactMap(\.form)
    let narrowest = forms.min { $0.format.elementBits < $1.format.elementBits }
    guard let main = usual ?? narrowest else {
      throw section.fault(
        "quant_method", expected: "settings of modules that are quantized", found: "none",
        fix: "leave the part out, as the original weights' configuration does")
    }
    let narrower = narrowest.flatMap { $0.format.elementBits < main.format.elementBits ? $0 : nil }
    var groups = others.map { QuantizationRecipe.Group(targets: $0.targets, format: $0.form?.format) }
    if let usual { groups.append(.init(targets: nil, format: usual.format)) }
    let parts = forms.map(\.words).unique(besides: main.words)
    let label = ([("\(library), \(main.words)")] + parts.map { "in part \($0)" }).joined(separator: ", ")
    return QuantizationRecipe(
      scheme: main.scheme, label: label + remarks(on: [main] + forms), name: main.ownName,
      narrowerPart: narrower?.shortTitle, groups: groups,
      ignored: try ignored())
  }

  /// One form for all modules.
  func simple(_ label: String, _ form: WeightForm) throws(CatalogError) -> QuantizationRecipe {
    QuantizationRecipe(
      scheme: form.scheme, label: label + remarks(on: [form]), name: form.ownName,
      groups: [.init(targets: nil, format: form.format)], ignored: try ignored())
  }

  /// What a configuration says that plans don't follow.
  func remarks(on forms: [WeightForm]) -> String {
    var remarks: [String] = []
    if let bits = forms.lazy.compactMap(\.activationBits).first {
      remarks.append("its activations of \(bits) bits are planned at 16")
    }
    if let structure = section.value("sparsity_config.sparsity_structure")?.string, structure.contains(":") {
      remarks.append("its \(structure) sparsity is not counted")
    }
    if let cache = cacheWord, cacheFormat == nil { remarks.append("its \(cache) cache format is not taken over") }
    return remarks.map { "; \($0)" }.joined()
  }

  /// The format that the checkpoint has scales of for the key-value cache, where engines take it from there.
  var cacheFormat: KeyValueCacheFormat? {
    switch cacheWord {
    case "FP8": .fp8
    case "NVFP4", "FP4": .nvfp4
    default: nil
    }
  }

  /// The same in one word, by whatever key.
  private var cacheWord: String? {
    if let name = section.value("kv_cache_quant_algo")?.string { return name.uppercased() }
    guard let scheme = section.section("kv_cache_scheme"), let bits = scheme.value("num_bits")?.integer else {
      return section.section("quantization").flatMap { QuantizationReader(section: $0, formats: formats).cacheWord }
    }
    return (scheme.value("type")?.string == "int" ? "INT" : "FP") + "\(bits)"
  }
}

extension [String] {
  /// Each once, in their order.
  func unique(besides other: String) -> [String] {
    reduce(into: []) { known, text in if text != other, !known.contains(text) { known.append(text) } }
  }
}
