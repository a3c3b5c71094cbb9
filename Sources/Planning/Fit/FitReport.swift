import Domain
import Estimation
import Quantities

/// Schemes × hardware: how many accelerators each pair needs.
package struct FitReport: Sendable, Hashable {
  package let model: String
  package let contextTokens: Int
  package let concurrency: Int
  package let rows: [FitRow]
}

/// One scheme on one accelerator.
package struct FitRow: Sendable, Hashable {
  package let hardware: String
  package let scheme: String
  /// Accelerators that weights and cache alone would fill; nil where the scheme can't run.
  package let countByCapacity: Int?
  /// The least count with a valid layout that fits; nil where there is none.
  package let count: Int?
  package let layout: String?
  /// What that layout leaves on the fullest accelerator.
  package let spareBytes: ByteCount?
  package let keyValueCache: KeyValueCacheFormat?
  /// Why there is no count; nil where there is one.
  package let reason: Rejection.Reason?
  /// The engine that needs the fewest of several that were asked for; nil where one was.
  package var engine: String?
  /// What the accelerators come in; nil where they come one by one.
  package var host: HostUse?

  /// Whole hosts that are needed; nil where there is no count, or no host.
  package var hostCount: Int? { host.flatMap { host in count.map { host.hosts(of: $0) } } }
}

extension FitRow {
  /// Of each scheme the row of the engine that needs the fewest accelerators, and of several such that of the first,
  /// which is liked best; those that need most come first.
  ///
  /// - Parameter engines: the rows of each engine; those of a single one stay as they are.
  static func least(of engines: [(engine: String, rows: [FitRow])]) -> [FitRow] {
    guard engines.count > 1 else { return engines.first?.rows ?? [] }
    var order: [String] = []
    var best: [String: FitRow] = [:]
    for (engine, rows) in engines {
      for var row in rows {
        if row.count != nil { row.engine = engine }
        if best[row.scheme] == nil { order.append(row.scheme) }
        let known = best[row.scheme] ?? row
        best[row.scheme] = row.need < known.need ? row : known
      }
    }
    return order.compactMap { best[$0] }.enumerated()
      .sorted { (-$0.element.size, $0.offset) < (-$1.element.size, $1.offset) }.map(\.element)
  }

  /// Accelerators that it needs, then those that it would fill.
  private var need: (Int, Int) { (count ?? .max, countByCapacity ?? .max) }
  private var size: Int { countByCapacity ?? 0 }

  /// The row where something else than memory rules the model out; the row itself where nothing does.
  func refused(_ refusal: Rejection.Reason?) -> FitRow {
    guard let refusal else { return self }
    return FitRow(
      hardware: hardware, scheme: scheme, countByCapacity: countByCapacity, count: nil, layout: nil, spareBytes: nil,
      keyValueCache: nil, reason: refusal, host: host)
  }
}

extension ShapeSearch {
  /// The rows of one accelerator: schemes that run here, widest first, then those that don't, with the reason.
  func fitRows(formats: [KeyValueCacheFormat]) -> [FitRow] {
    let minimum = MinimumCount(
      search: self, estimator: Estimator(resources: resources, request: request), formats: formats)
    let hardware = resources.accelerator.label
    let widestFirst = runnable.sorted { ($1.bytes, $0.scheme.id) < ($0.bytes, $1.scheme.id) }
    let found = widestFirst.map { stored -> FitRow in
      let capacity = minimum.byCapacity(stored)
      guard let (count, best) = minimum.byLayout(stored) else {
        return FitRow(
          hardware: hardware, scheme: stored.scheme.id, countByCapacity: capacity, count: nil, layout: nil,
          spareBytes: nil, keyValueCache: nil,
          reason: .nothingFits(accelerators: mostUnasked ?? max(AcceleratorCounts.largest, request.countUnit))
        )
      }
      return FitRow(
        hardware: hardware, scheme: stored.scheme.id, countByCapacity: capacity, count: count,
        layout: best.name, spareBytes: best.ledger.spareBytes, keyValueCache: best.keyValueCache, reason: nil)
    }
    let refused =
      unrunnable.map { scheme, reason in
        FitRow(
          hardware: hardware, scheme: scheme.id, countByCapacity: nil, count: nil, layout: nil, spareBytes: nil,
          keyValueCache: nil, reason: reason)
      }
    return (found + refused).map { row in
      var row = row
      row.host = resources.accelerator.hostUse
      return row
    }
  }
}
