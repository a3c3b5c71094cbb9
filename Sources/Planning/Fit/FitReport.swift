import Domain
import Estimation
import Quantities

/// Schemes × hardware: how many accelerators each pair needs.
package struct FitReport: Codable, Sendable, Hashable {
  package let model: String
  package let contextTokens: Int
  package let concurrency: Int
  package let rows: [FitRow]
}

/// One scheme on one accelerator.
package struct FitRow: Codable, Sendable, Hashable {
  package let hardware: String
  package let scheme: String
  /// Accelerators that weights and cache alone would fill; nil where the scheme can't run.
  @OrNull package var countByCapacity: Int?
  /// The least count with a valid layout that fits; nil where there is none.
  @OrNull package var count: Int?
  @OrNull package var layout: String?
  /// What that layout leaves on the fullest accelerator.
  @OrNull package var spareBytes: ByteCount?
  @OrNull package var keyValueCache: KeyValueCacheFormat?
  /// Why there is no count; nil where there is one.
  @OrNull package var reason: String?
}

extension CandidateSearch {
  /// The rows of one accelerator: schemes that run here, widest first, then those that don't, with the reason.
  func fitRows(formats: [KeyValueCacheFormat]) -> [FitRow] {
    let minimum = MinimumCount(search: self, formats: formats)
    let hardware = maker.resources.accelerator.id
    let widestFirst = runnable.sorted { ($1.bytes, $0.scheme.id) < ($0.bytes, $1.scheme.id) }
    let found = widestFirst.map { stored -> FitRow in
      let capacity = minimum.byCapacity(stored)
      guard let (count, best) = minimum.byLayout(stored) else {
        return FitRow(
          hardware: hardware, scheme: stored.scheme.id, countByCapacity: capacity, count: nil, layout: nil,
          spareBytes: nil, keyValueCache: nil,
          reason: "no valid layout up to \(AcceleratorCounts.largest) accelerators fits")
      }
      return FitRow(
        hardware: hardware, scheme: stored.scheme.id, countByCapacity: capacity, count: count,
        layout: best.layout.name, spareBytes: best.ledger.spareBytes, keyValueCache: best.keyValueCache, reason: nil)
    }
    return found
      + unrunnable.map { scheme, reason in
        FitRow(
          hardware: hardware, scheme: scheme.id, countByCapacity: nil, count: nil, layout: nil, spareBytes: nil,
          keyValueCache: nil, reason: reason)
      }
  }
}
