import Domain
import Estimation
import Quantities

/// Schemes that another outdoes wherever both can be laid out alike: it runs the same kernel on no more bytes and keeps no
/// less, so that nobody who asks for the best alone need weigh them.
struct OutdoneSchemes {
  /// By the scheme that is outdone, those that outdo it.
  private let better: [String: Set<String>]
  /// Where those were laid out that outdo others.
  private var places: [String: Set<Place>] = [:]

  /// One way to lay a scheme out.
  private struct Place: Hashable {
    let layout: Layout
    let replicas: Int
    let keyValueCache: KeyValueCacheFormat

    init(_ shape: Shape) {
      (layout, replicas, keyValueCache) = (shape.layout, shape.replicas, shape.keyValueCache)
    }
  }

  /// None where a scheme's own speed was measured, or where it counts that faster ones draw more or hold more at once.
  init(among schemes: [StoredWeights], _ resources: PlanningResources, _ request: PlanRequest) {
    guard resources.measurements.isEmpty, request.maximumWatts == nil, request.objective != .latency else {
      better = [:]
      return
    }
    let entries = schemes.map { ($0, resources.quality.estimate($0)) }
    var better: [String: Set<String>] = [:]
    for (stored, quality) in entries {
      for (other, kept) in entries where other !== stored {
        guard other.needsNoMore(than: stored), kept.keepsNoLess(than: quality) else { continue }
        // Of two alike the first outdoes the second.
        if stored.needsNoMore(than: other), quality.keepsNoLess(than: kept), stored.scheme.id < other.scheme.id {
          continue
        }
        better[stored.scheme.id, default: []].insert(other.scheme.id)
      }
    }
    self.better = better
  }

  /// The same schemes, those that outdo others before them.
  func ordered(_ schemes: [StoredWeights]) -> [StoredWeights] {
    better.isEmpty
      ? schemes : schemes.filter { better[$0.scheme.id] == nil } + schemes.filter { better[$0.scheme.id] != nil }
  }

  /// The shapes of a scheme that nothing before it outdoes.
  mutating func left(of shapes: [Shape], scheme: String) -> [Shape] {
    guard !better.isEmpty else { return shapes }
    let found = better[scheme].map { others in
      shapes.filter { shape in !others.contains { places[$0]?.contains(Place(shape)) == true } }
    }
    let left = found ?? shapes
    places[scheme, default: []].formUnion(left.map(Place.init))
    return left
  }
}

extension QualityEstimate {
  /// Whether it is known to keep as much of the accuracy as another, which schemes are ranked by, at worst too.
  fileprivate func keepsNoLess(than other: QualityEstimate) -> Bool {
    guard let recovery, let others = other.recovery else { return false }
    return recovery.likely >= others.likely && recovery.low >= others.low
  }
}
