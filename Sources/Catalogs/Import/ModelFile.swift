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
    if path.hasSuffix(".gguf") {
      guard RegularFile.isThere(path) else { return nil }
      self = .gguf(path)
    } else if path == Self.name || path.hasSuffix("/\(Self.name)") {
      guard RegularFile.isThere(path) else { return nil }
      self = .configuration(path)
    } else if path.hasSuffix(".safetensors") || path.hasSuffix(".safetensors.index.json") {
      guard RegularFile.isThere(path) else { return nil }
      let folder = FileSystem.parent(of: path)
      let beside = folder.isEmpty ? Self.name : "\(folder)/\(Self.name)"
      self = RegularFile.isThere(beside) ? .configuration(beside) : .bareWeights(path)
    } else {
      guard FileSystem.isDirectory(path) else { return nil }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      if RegularFile.isThere("\(folder)/\(Self.name)") {
        self = .configuration("\(folder)/\(Self.name)")
      } else {
        self = .gguf(path)
      }
    }
  }

  /// The file itself.
  var path: String {
    switch self {
    case .configuration(let path), .gguf(let path), .bareWeights(let path): path
    }
  }
}
