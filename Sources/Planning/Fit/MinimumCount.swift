import Domain
import Estimation
import Quantities

/// The least number of accelerators that one replica needs, by capacity and by a valid layout: two answers.
struct MinimumCount {
  let search: ShapeSearch
  let estimator: Estimator
  let formats: [KeyValueCacheFormat]

  /// Weights and cache over device memory, rounded up: what arithmetic says before any layout.
  func byCapacity(_ stored: StoredWeights) -> Int {
    let resources = search.resources
    let cache = KeyValueCache(
      resources.profile, format: formats.first ?? .bf16, blockTokens: resources.engine.memory.blockTokens)
    let load = estimator.load(replicas: 1)
    let sequences =
      cache.bytesPerSequence(
        tokens: load.contextTokens, layout: nil, windows: resources.engine.memory.exploitsWindows)
      * Double(load.sequences)
    let device = Double(resources.accelerator.memory.bytes.bytes)
    return Int(min(((Double(stored.bytes.bytes) + sequences) / device).rounded(.up), 1e9))
  }

  /// The first count of the ladder with a layout that is valid and fits, with the layout that leaves most.
  func byLayout(_ stored: StoredWeights) -> (count: Int, best: Placement)? {
    let start = byCapacity(stored)
    for count in AcceleratorCounts.ladder where count >= min(start, AcceleratorCounts.largest) {
      if let best = best(stored, count: count), best.ledger.spareBytes >= .zero { return (count, best) }
    }
    return nil
  }

  struct Placement {
    let layout: Layout
    let keyValueCache: KeyValueCacheFormat
    let ledger: MemoryLedger
  }

  /// The roomiest placement of one replica on exactly so many accelerators, the widest cache that fits preferred.
  func best(_ stored: StoredWeights, count: Int) -> Placement? {
    var best: Placement?
    for format in formats {
      for layout in search.layouts(count: count) where search.rejection(layout, stored: stored) == nil {
        let placement = Placement(
          layout: layout, keyValueCache: format,
          ledger: estimator.ledger(stored: stored, layout: layout, keyValueCache: format))
        if best.map({ placement.ledger.spareBytes > $0.ledger.spareBytes }) ?? true { best = placement }
      }
      if let best, best.ledger.spareBytes >= .zero { return best }
    }
    return best
  }

  /// The row of one scheme for tables.
  func option(_ stored: StoredWeights) -> SchemeOption {
    let found = byLayout(stored)
    let spares = AcceleratorCounts.sold.map { count in
      SchemeOption.Spare(count: count, spareBytes: best(stored, count: count)?.ledger.spareBytes)
    }
    return SchemeOption(
      scheme: stored.scheme.id, name: stored.scheme.name, weightsBytes: stored.bytes,
      countByCapacity: byCapacity(stored), count: found?.count, layout: found?.best.layout.name, spares: spares)
  }
}
