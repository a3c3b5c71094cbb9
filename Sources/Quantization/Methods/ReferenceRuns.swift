extension MethodCatalog {
  /// The format and method of a run in other tools' test vectors: `gptq_llmc_int4_sym_g128_actorder_static` is
  /// compressed-tensors' INT4 in groups of 128 by llmcompressor's GPTQ. Nil for what is unknown.
  package static func run(named name: String) -> QuantizationScheme? {
    let words = name.lowercased().split(separator: "_").map(String.init)
    guard let family = words.first else { return nil }
    switch family {
    case "rtn": return integerRun(words.dropFirst(), "rtn")
    case "gptq" where words.dropFirst().first == "llmc":
      return integerRun(words.dropFirst(2), words.contains("actorder") ? "gptq" : "gptq-sequential")
    // The original's order with static groups gives the codes of llmcompressor's.
    case "gptq": return integerRun(words.dropFirst(2), words.contains("actorder") ? "gptq" : "gptq-running")
    case "magnitude", "wanda", "sparsegpt": return pruningRun(family, words.dropFirst())
    default: return nil
    }
  }

  /// `int4_sym_g128`, whatever follows.
  private static func integerRun(_ words: ArraySlice<String>, _ method: String) -> QuantizationScheme? {
    guard words.count >= 3, let method = self.method(named: method),
      let format = FormatCatalog.format(named: "ct_\(words.prefix(3).joined(separator: "_"))")
    else { return nil }
    return QuantizationScheme(format: format, method: method)
  }

  /// `unstructured50` or `2of4`: what stays is not rounded.
  private static func pruningRun(_ family: String, _ words: ArraySlice<String>) -> QuantizationScheme? {
    guard words.count == 1, let pattern = words.first?.replacing("unstructured", with: ""),
      let method = method(named: "\(family)-\(pattern)")
    else { return nil }
    return QuantizationScheme(format: CastFormat(.float32), method: method)
  }
}
