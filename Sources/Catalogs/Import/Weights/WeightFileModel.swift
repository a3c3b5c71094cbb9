import Domain
import JSON
import Tensors

/// A model from a file of weights: its header tells architecture, shapes and types.
enum WeightFileModel {
  /// - Parameter path: a GGUF file, the first or any part of one, or a folder with one.
  static func read(gguf path: String, _ store: CatalogStore) throws(CatalogError) -> Model {
    let source = try opened(path)
    let header = try GGUFDescription(source, path: path)
    let configuration = try Configuration(path: path, made: header.configuration)
    let reading = try ConfiguredModel.reading(configuration)
    let stored = StoredTensors(source.tensors)
    let architecture = stored.completed(reading.architecture)
    let base = try store.scheme(stored.scheme(fileType: header.fileType))
    var origin = ModelOrigin(
      path: path, tensors: source.tensors.count, assumed: configuration.assumed,
      unknownType: reading.isKnown ? nil : header.architecture)
    origin.uncounted = reading.uncounted
    return Model(
      id: ConfiguredModel.identifier(header.name, otherwise: header.architecture), name: header.name,
      family: reading.type, publisher: "unknown", modality: reading.modality, nativeFormat: .bf16,
      architecture: architecture,
      provenance: ModelProvenance(evidence: origin.tellsAll ? .a : .b, sources: [path]), origin: origin,
      checkpoint: Checkpoint(
        scheme: base.id, label: stored.label, source: path, portions: stored.portions(of: architecture),
        engines: try engines(store)))
  }

  /// The engines that take any file of this kind, whatever formats lie side by side in it: those that mix such schemes.
  private static func engines(_ store: CatalogStore) throws(CatalogError) -> [String] {
    let schemes = Set(try store.offeredSchemes().lazy.filter(\.isGGUF).map(\.id))
    return try store.allEngines().filter { $0.mixing?.schemes.contains(where: schemes.contains) ?? false }.map(\.id)
  }

  /// Tensors of the safetensors files beside a configuration, as they lie there; nil where there are none, or they can't
  /// be read as what the configuration says.
  static func tensors(beside configuration: String) -> [TensorDescriptor]? {
    let folder = FileSystem.parent(of: configuration)
    let names = ["model.safetensors", "model.safetensors.index.json"].map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    guard let path = names.first(where: FileSystem.isFile) else { return nil }
    return try? WeightFiles.open(path: path).tensors
  }

  private static func opened(_ path: String) throws(CatalogError) -> any TensorSource {
    do {
      return try WeightFiles.open(path: path)
    } catch {
      throw malformed(error)
    }
  }

  static func malformed(_ error: TensorError) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: error.file, line: nil, keyPath: error.subject ?? "", expected: error.expected, found: error.found,
        fix: error.advice))
  }

  /// Why weights alone are no model: heads, windows and positions, which the cache depends on, are in no tensor.
  static func refusal(of path: String) -> CatalogError {
    let source: any TensorSource
    do throws(CatalogError) { source = try opened(path) } catch { return error }
    let elements = source.tensors.reduce(0) { sum, tensor in sum &+ tensor.elementCount }
    let bytes = source.tensors.reduce(0) { sum, tensor in sum &+ tensor.byteCount }
    return .malformed(
      MalformedEntry(
        path: path, line: nil, keyPath: "",
        expected: "a config.json beside the weights, without which the cache can't be sized",
        found: "\(source.tensors.count) tensors with \(elements) parameters in \(bytes) bytes",
        fix: "put the model's config.json into its folder and name the folder"))
  }
}
