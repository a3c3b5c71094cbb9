import Catalogs
import Domain

extension CatalogKind {
  /// The part of a request that names an entry of this kind; nil where no part does.
  var field: RequestField? {
    switch self {
    case .models: .model
    case .hardware, .hosts: .accelerator
    case .schemes: .scheme
    case .engines: .engine
    case .workloads: .workload
    case .regions: .region
    case .evidence, .formats, .prices, .measurements: nil
    }
  }
}
