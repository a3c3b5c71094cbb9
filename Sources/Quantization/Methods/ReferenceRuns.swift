extension MethodCatalog {
  /// The format and method of a run in other tools' test vectors: `gptq_llmc_int4_sym_g128_actorder_static` is
  /// compressed-tensors' INT4 in groups of 128 by llmcompressor's GPTQ.
  ///
  /// The words of a format (`int4_sym_g128`) are taken out; the rest is a method's alias (`gptq-llmc-actorder-static`).
  /// Without them SmoothQuant means INT8 with a scale a row, and pruning leaves weights as they are. Nil for what is
  /// unknown.
  package static func run(named name: String) -> Treatment? {
    var words = name.lowercased().split(separator: "_").map(String.init)
    var formatName: String?
    if let first = words.firstIndex(where: { $0.hasPrefix("int") && Int($0.dropFirst(3)) != nil }),
      first + 3 <= words.count
    {
      formatName = "ct_\(words[first..<first + 3].joined(separator: "_"))"
      words.removeSubrange(first..<first + 3)
    }
    let methodName = words.joined(separator: "-")
    if formatName == nil, words.first == "smoothquant" { formatName = "int8-channel" }
    if formatName == nil, PruningCatalog.stage(named: methodName) != nil { formatName = "fp32" }
    guard let formatName, let format = CodecCatalog.format(named: formatName), let method = method(named: methodName)
    else { return nil }
    return Treatment(format: format, method: method)
  }
}
