import Domain

/// A model from a Hugging Face `config.json`: its shape, as the catalog would describe it.
enum HuggingFaceModel {
  /// The configuration that a query names: a folder that has one, or the file itself.
  static func configuration(_ query: String) -> String? {
    let name = "config.json"
    if query == name || query.hasSuffix("/\(name)") { return FileSystem.isFile(query) ? query : nil }
    guard query == "." || query.contains("/"), FileSystem.isDirectory(query) else { return nil }
    let path = query.hasSuffix("/") ? query + name : "\(query)/\(name)"
    return FileSystem.isFile(path) ? path : nil
  }

  static func read(_ path: String) throws(CatalogError) -> Model {
    var reader = try ConfigurationReader(path: path)
    let type = try reader.modelType()
    guard let family = HuggingFaceFamily(rawValue: type) else {
      throw reader.fault(
        "model_type", expected: "one of " + HuggingFaceFamily.allCases.map(\.rawValue).sorted().joined(separator: ", "),
        found: "\"\(type)\"", fix: "describe the model in a JSON file of your own, as in catalogs/models")
    }
    reader.defaults = family.defaults
    let architecture = try HuggingFaceShape(reader: reader, family: family).architecture()
    var folder = FileSystem.parent(of: path)
    while folder.hasSuffix("/") { folder.removeLast() }
    let name = folder.split(separator: "/").last.map(String.init) ?? type
    return Model(
      id: identifier(name, otherwise: type), name: name == "." ? type : name, family: type, publisher: "unknown",
      modality: family == .bert ? .embedding : .text, nativeFormat: try nativeFormat(reader),
      architecture: architecture,
      provenance: ModelProvenance(evidence: .a, sources: [path], notes: notes(reader, family)))
  }

  private static func notes(_ reader: ConfigurationReader, _ family: HuggingFaceFamily) -> [String] {
    var notes: [String] = []
    if reader.isMultimodal { notes.append("Only the text model is counted: \(reader.path) describes other parts too.") }
    if reader.has("num_nextn_predict_layers") { notes.append("Layers that predict further tokens are not counted.") }
    return notes
  }

  /// Small letters, digits and hyphens, as the catalog's ids are.
  private static func identifier(_ name: String, otherwise type: String) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")) }
    let id = words.joined(separator: "-").drop { $0 == "." }
    return id.isEmpty ? type : String(id)
  }

  private static func nativeFormat(_ reader: ConfigurationReader) throws(CatalogError) -> NativeFormat {
    switch reader.quantization {
    case ("fp8", let isBlock)?: return isBlock ? .fp8Block : .fp8Tensor
    case ("mxfp4", _)?: return .mxfp4Experts
    default: break
    }
    var name = try reader.string("torch_dtype")
    if name == nil { name = try reader.string("dtype") }
    switch name {
    case "bfloat16": return .bf16
    case "float16": return .fp16
    // The library's own type where the file names none.
    case "float32", nil: return .fp32
    case let found?:
      throw reader.fault("torch_dtype", expected: "bfloat16, float16 or float32", found: "\"\(found)\"")
    }
  }
}
