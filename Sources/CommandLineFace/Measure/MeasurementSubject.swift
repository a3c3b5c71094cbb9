import Catalogs
import Domain
import FoundationEssentials
import Tensors
import WeightErrors

/// What `measure` reads: weights on disk, or synthetic ones in a catalog model's shapes.
enum MeasurementSubject {
  static func source(_ subject: String, seed: UInt64, catalogs: () throws -> CatalogStore) throws -> any TensorSource {
    let named = try path(of: subject, catalogs)
    if isWeights(named) { return try WeightFiles.open(path: named) }
    let model = try catalogs().model(named)
    guard let source = LaboratoryModel.syntheticSource(model, seed: seed) else {
      let reason = model.unsizeable ?? "the catalog doesn't know its layout"
      throw Failure("\(model.id) can't be measured: \(reason)", status: ExitStatus.data)
    }
    return source
  }

  /// A folder's bare name as a path, where it means the folder.
  private static func path(of subject: String, _ catalogs: () throws -> CatalogStore) throws -> String {
    var isFolder = false
    guard !subject.contains("/"), FileManager.default.fileExists(atPath: subject, isDirectory: &isFolder), isFolder,
      case .file(let path) = try catalogs().reference(subject)
    else { return subject }
    return path
  }

  /// A folder, a safetensors or GGUF file, or an index of shards; all else names a model.
  private static func isWeights(_ subject: String) -> Bool {
    if subject.hasSuffix(".gguf") || subject.hasSuffix(".safetensors") || subject.hasSuffix(".safetensors.index.json") {
      return true
    }
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: subject, isDirectory: &isFolder)
    guard exists, isFolder else { return exists && !subject.hasSuffix(".json") }
    // A folder with a configuration alone is a model, of which weights are invented.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: subject)) ?? []
    let isWeights = names.contains { name in [".safetensors", ".gguf", ".index.json"].contains(where: name.hasSuffix) }
    return (subject.contains("/") || subject == ".") && (isWeights || !names.contains("config.json"))
  }
}
