import Catalogs
import Domain
import Tensors
import WeightErrors

extension InputProtection {
  /// The files of the user's own that a request names.
  static func files(of request: PlanRequest, _ catalogs: CatalogStore) -> [String] {
    var files: [String] = []
    for name in [request.model, request.accelerator, request.workload, request.engine, request.region] {
      // A folder stands for the configuration in it.
      if case .file(let path) = catalogs.reference(name) { files += [path, "\(path)/config.json"] }
    }
    if let scheme = request.scheme, case .file(let path) = catalogs.reference(scheme) { files.append(path) }
    files += [request.prices].compactMap(\.self)
    return files + (request.weights.map { weights($0, catalogs) } ?? [])
  }

  private static func weights(_ text: String, _ catalogs: CatalogStore) -> [String] {
    switch try? WeightsReference(text, catalogs: catalogs) {
    case .record(let path): [path]
    // What can't be opened is told of where it is read.
    case .tensors(let path): [path] + ((try? WeightFiles.open(path: path).files) ?? [])
    case nil: []
    }
  }
}
