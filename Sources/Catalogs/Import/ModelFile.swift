import Domain
import Platform

/// Files and folders that describe a model beside entries of the catalog.
enum ModelFile {
  case configuration(String)
  case gguf(String)
  /// Weights without a configuration beside them.
  case bareWeights(String)

  private static let name = "config.json"

  /// What a path names: a configuration, a folder with one or with a GGUF file, weights, or an index of them.
  init?(_ path: String) {
    if FileSystem.isDirectory(path) {
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      let inside = "\(folder)/\(Self.name)"
      self = RegularFile.isThere(inside) ? .configuration(inside) : .gguf(path)
      return
    }
    guard RegularFile.isThere(path) else { return nil }
    if path.hasSuffix(".gguf") {
      self = .gguf(path)
    } else if path == Self.name || path.hasSuffix("/\(Self.name)") {
      self = .configuration(path)
    } else if path.hasSuffix(".safetensors") || path.hasSuffix(".safetensors.index.json") {
      let folder = FileSystem.parent(of: path)
      let beside = folder.isEmpty ? Self.name : "\(folder)/\(Self.name)"
      self = RegularFile.isThere(beside) ? .configuration(beside) : .bareWeights(path)
    } else {
      return nil
    }
  }

  /// The file itself.
  var path: String {
    switch self {
    case .configuration(let path), .gguf(let path), .bareWeights(let path): path
    }
  }
}
