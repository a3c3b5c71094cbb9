/// How a model runs: on what, how many, split how, stored how.
package struct Deployment: Sendable, Hashable {
  package var model: String
  package var accelerator: String
  /// What the accelerators come in; nil where they come one by one.
  package var host: HostUse?
  /// How each replica is spread.
  package var layout: Layout
  /// Independent copies that serve the load.
  package var replicas: Int
  /// Copies beside them, for when one fails.
  package var spareReplicas = 0
  package var scheme: String
  package var keyValueCache: KeyValueCacheFormat
  package var engine: String

  package init(
    model: String, accelerator: String, layout: Layout, replicas: Int = 1, scheme: String,
    keyValueCache: KeyValueCacheFormat, engine: String
  ) {
    self.model = model
    self.accelerator = accelerator
    self.layout = layout
    self.replicas = replicas
    self.scheme = scheme
    self.keyValueCache = keyValueCache
    self.engine = engine
  }

  /// Places that schedule sequences of their own: each replica, or each data-parallel group of it; saturates.
  package var schedulers: Int { Layout.product(layout.dataParallel, replicas) }
  /// Accelerators of all replicas, spare ones too; saturates.
  package var count: Int {
    let (all, overflow) = replicas.addingReportingOverflow(spareReplicas)
    return Layout.product(layout.count, overflow ? .max : all)
  }

  /// Whole hosts; nil where the accelerators come one by one.
  package var hostCount: Int? { host.map { $0.hosts(of: count) } }

  /// "TP4", "3 × TP2".
  package var layoutName: String { layout.name(replicas: replicas) }
}
