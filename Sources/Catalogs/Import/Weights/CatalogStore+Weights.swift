import Domain
import Tensors

extension CatalogStore {
  /// What is wrong with the weights that lie beside a model's configuration, from which alone it is planned: the first
  /// file whose header can't be read.
  package func faultsOfWeights(beside query: String) -> [CatalogError] {
    guard case .file(let path) = reference(query), case .configuration(let configuration)? = ModelFile(path),
      ModelFile.isNamed(configuration)
    else { return [] }
    let parent = FileSystem.parent(of: configuration)
    let folder = parent.isEmpty ? "." : parent
    for name in (FileSystem.names(in: folder) ?? []).sorted() where name.hasSuffix(".safetensors") {
      do throws(TensorError) {
        _ = try SafetensorsFile(path: parent.isEmpty ? name : "\(parent)/\(name)")
      } catch {
        return [WeightFileModel.malformed(error)]
      }
    }
    return []
  }
}
