import Domain
import Estimation
import Quantities

/// The least number of accelerators that a load needs, by capacity and by a valid layout: two answers.
struct MinimumCount {
  let search: ShapeSearch
  let estimator: Estimator
  let formats: [KeyValueCacheFormat]

  /// Weights and the narrowest cache over device memory, rounded up: what arithmetic says before any layout.
  func byCapacity(_ stored: StoredWeights) -> Int {
    let resources = search.resources
    let narrowest = formats.min { $0.bitsPerElement < $1.bitsPerElement } ?? .bf16
    let cache = KeyValueCache(resources.profile, format: narrowest, on: resources.site)
    let sequences = cache.bytes(
      of: estimator.cacheLoad(sequences: estimator.leastSequences(schedulers: 1)), layout: nil,
      windows: resources.engine.memory.exploitsWindows)
    let device = Double(resources.accelerator.memory.bytes.bytes)
    return Int(min(((Double(stored.bytes.bytes) + sequences) / device).rounded(.up), 1e9))
  }

  /// The first count of the ladder that fits, spread in any way that a plan may choose, and the way that leaves most.
  func byLayout(_ stored: StoredWeights) -> (count: Int, best: Placement)? {
    // What is left elsewhere is no reason to begin with more.
    let start = search.request.settings.offload == nil ? byCapacity(stored) : 1
    let unit = search.request.countUnit
    let most = search.mostUnasked.map { max($0, unit) } ?? .max
    for count in AcceleratorCounts.ladder(unit: unit)
    where count >= min(start, AcceleratorCounts.largest) && count <= most {
      if let best = best(stored, count: count), best.ledger.spareBytes >= .zero { return (count, best) }
    }
    return nil
  }

  struct Placement {
    let layout: Layout
    let replicas: Int
    let keyValueCache: KeyValueCacheFormat
    let ledger: MemoryLedger

    /// "TP4", "3 × TP2".
    var name: String { layout.name(replicas: replicas) }

    func isPreferred(to other: Placement) -> Bool {
      let (spare, others) = (ledger.spareBytes, other.ledger.spareBytes)
      guard spare >= .zero, others >= .zero else { return spare > others }
      return (layout.pipelineParallel, others) < (other.layout.pipelineParallel, spare)
    }
  }

  /// The placement on exactly so many accelerators that plans prefer: of the widest cache that fits, then with the fewest
  /// pipeline stages, then the roomiest; the roomiest where none fits.
  func best(_ stored: StoredWeights, count: Int) -> Placement? {
    var best: Placement?
    for format in formats {
      for (layout, replicas) in search.spreads(stored, count: count) {
        let placement = Placement(
          layout: layout, replicas: replicas, keyValueCache: format,
          ledger: estimator.ledger(stored: stored, layout: layout, replicas: replicas, keyValueCache: format))
        if best.map(placement.isPreferred) ?? true { best = placement }
      }
      if let best, best.ledger.spareBytes >= .zero { return best }
    }
    return best
  }

  /// The row of one scheme for tables.
  func option(_ stored: StoredWeights) -> SchemeOption {
    let found = byLayout(stored)
    let spares = AcceleratorCounts.sold(in: search.request.wholeHost).map { count in
      SchemeOption.Spare(count: count, spareBytes: best(stored, count: count)?.ledger.spareBytes)
    }
    return SchemeOption(
      scheme: stored.scheme.id, name: stored.scheme.name, weightsBytes: stored.bytes,
      countByCapacity: byCapacity(stored), count: found?.count, layout: found?.best.name, spares: spares)
  }
}
