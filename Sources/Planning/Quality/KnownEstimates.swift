import Domain
import Synchronization

/// Estimates by scheme, each of which a search asks for at every count.
final class KnownEstimates: Sendable {
  private let known = Mutex<[String: QualityEstimate]>([:])

  func estimate(of scheme: String, make: () -> QualityEstimate) -> QualityEstimate {
    if let estimate = known.withLock({ $0[scheme] }) { return estimate }
    let estimate = make()
    known.withLock { $0[scheme] = estimate }
    return estimate
  }
}
