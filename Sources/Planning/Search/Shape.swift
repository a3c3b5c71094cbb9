import Domain
import Estimation

/// One way to run a model: what is enumerated, before any of its numbers is known.
struct Shape: Sendable {
  let stored: StoredWeights
  let quality: QualityEstimate
  let layout: Layout
  let replicas: Int
  let keyValueCache: KeyValueCacheFormat

  /// Places that schedule sequences of their own.
  var schedulers: Int { Layout.product(layout.dataParallel, replicas) }
}
