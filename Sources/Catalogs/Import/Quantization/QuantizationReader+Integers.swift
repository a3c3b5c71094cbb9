import Domain
import JSON

extension QuantizationReader {
  func awq() throws(CatalogError) -> QuantizationRecipe {
    let form = try integers("awq", hasZeroPoints: try section.flag("zero_point", default: true))
    return try recipe("awq", form)
  }

  /// GPTQModel's `dynamic`: expressions that are matched from a name's start, the first that does counts. `-:` leaves
  /// its modules wide.
  func gptq() throws(CatalogError) -> QuantizationRecipe {
    let usual = try integers("gptq", hasZeroPoints: true)
    var others: [TargetedForm] = []
    for part in try section.parts("dynamic") {
      var text = part.name
      let isLeft = text.hasPrefix("-:")
      if isLeft || text.hasPrefix("+:") { text.removeFirst(2) }
      let targets = try expression(text, "dynamic", part.name)
      others.append((targets, isLeft ? nil : try integers("gptq", of: part.section, hasZeroPoints: true)))
    }
    // Expressions reach the head only where that is to be quantized at all.
    let head = ModulePatterns(["lm_head"])
    let hasHead = try section.flag("lm_head", default: false)
    others.insert((head, hasHead ? usual : nil), at: hasHead ? others.endIndex : others.startIndex)
    return try recipe(try section.string("quant_method") ?? "gptq", usual, besides: others)
  }

  /// - Parameters:
  ///   - key: where it stands.
  ///   - told: as it stands there.
  func expression(_ text: String, _ key: String, _ told: String) throws(CatalogError) -> ModulePatterns {
    guard let patterns = ModulePatterns(expression: text) else {
      throw section.fault(
        key, expected: "regular expressions for names of modules", found: "\"\(told)\"",
        fix: "correct the expression, or take the original weights and name a --scheme")
    }
    return patterns
  }

  /// Integers in groups, as AWQ, GPTQ and AutoRound store them; nil for 16 bits, which stay as they are.
  ///
  /// - Parameter own: settings of some modules, which come before those of all.
  func integers(
    _ scheme: String, of own: ConfigurationSection? = nil, hasZeroPoints: Bool
  ) throws(CatalogError) -> WeightForm? {
    let place = own.flatMap { $0.has("bits") ? $0 : nil } ?? section
    let bits = try place.optionalSize(["bits", "w_bit"]) ?? 4
    if bits == 16 || bits == 32 { return nil }
    guard (1...8).contains(bits) else { throw place.mismatch("bits", "1 to 8 bits, or 16 for what stays wide") }
    let sized = own.flatMap { $0.has("group_size") ? QuantizationReader(section: $0, formats: formats) : nil } ?? self
    let group = try sized.groupSize(["group_size", "q_group_size"], usual: 128)
    return .integers(scheme, bits: bits, group: group, hasZeroPoints: hasZeroPoints, formats)
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
}
