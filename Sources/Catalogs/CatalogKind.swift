/// The kinds of entries that a catalog directory holds, each in a folder of its own.
package enum CatalogKind: String, Sendable, CaseIterable {
  case models, hardware, hosts, schemes, engines, workloads, regions, evidence, formats, prices, measurements

  /// The folder under the catalog directory.
  package var folder: String { rawValue }

  /// What one entry is called.
  package var singular: String {
    switch self {
    case .models: "model"
    case .hardware: "accelerator"
    case .hosts: "host"
    case .schemes: "scheme"
    case .engines: "engine"
    case .workloads: "workload"
    case .regions: "region"
    case .evidence: "file of evidence"
    case .formats: "format"
    case .prices: "price list"
    case .measurements: "measurement"
    }
  }
}
