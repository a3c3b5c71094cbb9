import FoundationEssentials

/// Opens whatever holds a model's weights under a path.
package enum WeightFiles {
  /// A `.safetensors` file, an index of shards, or a directory with either.
  package static func open(path: String) throws(TensorError) -> any TensorSource {
    if path.hasSuffix(".json") { return try ShardedSafetensors(indexPath: path) }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory else {
      return try SafetensorsFile(path: path)
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let index = "\(folder)/model.safetensors.index.json"
    if FileManager.default.fileExists(atPath: index) { return try ShardedSafetensors(indexPath: index) }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".safetensors") }.sorted()
    guard !names.isEmpty else {
      throw TensorError(
        .noTensors, file: path, expected: "a .safetensors file in the directory", found: "none",
        advice: "Name a directory with safetensors weights")
    }
    if names.count == 1 { return try SafetensorsFile(path: "\(folder)/\(names[0])") }
    return try ShardedSafetensors(label: path, paths: names.map { "\(folder)/\($0)" })
  }
}
