import Catalogs
import Domain
import Tensors

/// What a request's weights are: tensors to measure, or measurements that somebody made.
package enum WeightsReference: Sendable, Hashable {
  case tensors(path: String)
  case record(path: String)

  /// The ending of files of measurements.
  package static let recordSuffix = ".jsonl"

  package init(_ text: String, catalogs: CatalogStore) throws(WeightsError) {
    switch catalogs.reference(text) {
    case .hub: throw .remote(text)
    case .file(let path): self = path.hasSuffix(Self.recordSuffix) ? .record(path: path) : .tensors(path: path)
    case .catalog, .mix: self = text.hasSuffix(Self.recordSuffix) ? .record(path: text) : .tensors(path: text)
    }
  }

  /// What a plan does with them: a record has nothing to measure, tensors are measured unless the request says otherwise.
  package func policy(asked policy: WeightsPolicy?) -> WeightsPolicy {
    switch self {
    case .record: .recorded
    case .tensors: policy ?? .measure
    }
  }
}
