import FoundationEssentials
import Platform

/// Opens whatever holds a model's weights under a path.
package enum WeightFiles {
  /// A `.safetensors` or `.gguf` file, an index of shards, or a directory with any of them.
  ///
  /// Checkpoints that are already quantized are read as their dequantized weights.
  package static func open(path: String) throws(TensorError) -> any TensorSource {
    if path.hasSuffix(".gguf") { return try gguf(path) }
    if path.hasSuffix(".json") { return try weights(ShardedSafetensors(indexPath: path), beside: path) }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory else {
      return try weights(SafetensorsFile(path: path), beside: path)
    }
    return try open(folder: path.hasSuffix("/") ? String(path.dropLast()) : path, named: path)
  }

  private static func open(folder: String, named path: String) throws(TensorError) -> any TensorSource {
    let index = "\(folder)/model.safetensors.index.json"
    if RegularFile.isThere(index) {
      return try weights(ShardedSafetensors(indexPath: index), beside: index)
    }
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    let names = files.filter { $0.hasSuffix(".safetensors") }
    if names.count == 1 {
      return try weights(SafetensorsFile(path: "\(folder)/\(names[0])"), beside: "\(folder)/\(names[0])")
    }
    guard names.isEmpty else {
      let paths = names.map { "\(folder)/\($0)" }
      return try weights(ShardedSafetensors(label: path, paths: paths), beside: paths[0])
    }
    // A file of projections belongs to the model beside it.
    let models = files.filter { $0.hasSuffix(".gguf") && !$0.hasPrefix("mmproj") }
    guard let first = models.first else {
      throw TensorError(
        .noTensors, file: path, expected: "a .safetensors or .gguf file in the directory", found: "none",
        advice: "Name a directory with weights")
    }
    guard models.count == 1 || SplitGGUF.parts("\(folder)/\(first)")?.count == models.count else {
      throw TensorError(
        .noTensors, file: path, expected: "one model in the directory", found: models.joined(separator: ", "),
        advice: "Name one of the files")
    }
    return try gguf("\(folder)/\(first)")
  }

  /// The weights of files beside which a configuration may lie.
  private static func weights(
    _ source: some CheckpointSource, beside path: String
  ) throws(TensorError) -> any TensorSource {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let weights = try QuantizedCheckpoint.wrapping(source, QuantizationConfiguration(folder: folder))
    return try TransposedExperts.wrapping(weights, ExpertLayout(folder: folder))
  }

  private static func gguf(_ path: String) throws(TensorError) -> any TensorSource {
    if let split = try SplitGGUF(anyPart: path) { return split }
    let file = try GGUFFile(path: path)
    try SplitGGUF.checkIsWhole(file)
    return file
  }
}
