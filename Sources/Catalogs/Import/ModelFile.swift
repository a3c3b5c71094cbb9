import Domain
import JSON
import Platform

/// Files and folders that describe a model beside entries of the catalog.
enum ModelFile {
  case configuration(String)
  case gguf(String)
  /// Weights without a configuration beside them.
  case bareWeights(String)
  /// A folder without any of these, or weights in a form that isn't read.
  case unknown(String)

  static let name = "config.json"
  /// Endings of what PyTorch pickles, and of other libraries' weights.
  private static let others = [".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack", ".onnx", ".npz"]

  /// What a path names: a configuration, a folder with one or with weights, weights, or an index of them.
  init?(_ path: String) {
    if FileSystem.isDirectory(path) {
      self = Self.inside(path.hasSuffix("/") ? String(path.dropLast()) : path)
      return
    }
    guard RegularFile.isThere(path) else { return nil }
    if path.hasSuffix(".gguf") {
      self = .gguf(path)
    } else if path.hasSuffix(".safetensors") || path.hasSuffix(".safetensors.index.json") {
      let folder = FileSystem.parent(of: path)
      let beside = folder.isEmpty ? Self.name : "\(folder)/\(Self.name)"
      self = RegularFile.isThere(beside) ? .configuration(beside) : .bareWeights(path)
    } else if Self.isNamed(path) || Self.isConfiguration(path) {
      self = .configuration(path)
    } else if Self.others.contains(where: path.hasSuffix) {
      self = .unknown(path)
    } else {
      return nil
    }
  }

  private static func inside(_ folder: String) -> ModelFile {
    let names = (FileSystem.names(in: folder) ?? []).sorted()
    func first(_ ending: String) -> String? { names.first { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" } }
    if names.contains(name) { return .configuration("\(folder)/\(name)") }
    if first(".gguf") != nil { return .gguf(folder) }
    return (first(".safetensors.index.json") ?? first(".safetensors")).map(ModelFile.bareWeights) ?? .unknown(folder)
  }

  /// Whether a folder holds a model, so that its bare name means it.
  static func isModel(folder: String) -> Bool {
    guard FileSystem.isDirectory(folder) else { return false }
    if case .unknown = inside(folder) { return false }
    return true
  }

  /// Whether a path has the name that libraries give a configuration.
  static func isNamed(_ path: String) -> Bool { path == name || path.hasSuffix("/\(name)") }

  /// The model's name by where its configuration lies: the folder's, or a file's of its own, `Qwen3-8B_config.json`.
  static func modelName(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let file = parts.last, file != name else { return parts.dropLast().last.map(String.init) }
    let stem = file.dropLast(".json".count)
    let bare = ["_config", "-config", ".config"].first(where: stem.hasSuffix).map { stem.dropLast($0.count) } ?? stem
    return bare.isEmpty ? nil : String(bare)
  }

  /// Whether JSON of any other name says which architecture it configures, which no entry of a catalog does.
  private static func isConfiguration(_ path: String) -> Bool {
    guard path.hasSuffix(".json"), let root = (try? Configuration(path: path))?.document.root else { return false }
    return root["id"] == nil && (root["model_type"] != nil || root["text_config"]?["model_type"] != nil)
  }

  /// The file itself.
  var path: String {
    switch self {
    case .configuration(let path), .gguf(let path), .bareWeights(let path), .unknown(let path): path
    }
  }

  /// Why a model can't be read from a folder or file that tells of none.
  static func refusal(of path: String) -> CatalogError {
    let isFolder = FileSystem.isDirectory(path)
    return .malformed(
      MalformedEntry(
        path: path, line: nil, keyPath: "",
        expected: isFolder ? "config.json, a .safetensors or a .gguf file in the folder" : "safetensors or GGUF",
        found: isFolder ? "none of them" : "weights of another library",
        fix: "take the model's config.json and its .safetensors files, or a .gguf file"))
  }
}
