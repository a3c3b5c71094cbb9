import Domain
import Estimation

extension ServingModel {
  /// The estimate of the most sequences at once with which limits for who waits are kept, where those that fit are too
  /// many; nil where they are not, where a single one is, and where nobody waits.
  ///
  /// Each sequence more makes the others slower, so it is found by halving.
  ///
  /// - Parameter corrected: what an estimate is by measurement.
  func fewer(
    than most: PerformanceEstimate, within targets: Targets,
    corrected: (PerformanceEstimate) -> PerformanceEstimate = { $0 }
  ) -> PerformanceEstimate? {
    func isKept(_ estimate: PerformanceEstimate) -> Bool { targets.keepLatencies(corrected(estimate)) }
    guard targets.request.settings.sequences == nil, most.batch > 1, !isKept(most) else { return nil }
    var (found, enough, tooMany) = (estimate(holding: 1), 1, most.batch)
    guard isKept(found) else { return nil }
    while tooMany - enough > 1 {
      let middle = enough + (tooMany - enough) / 2
      let candidate = estimate(holding: middle)
      if isKept(candidate) {
        (found, enough) = (candidate, middle)
      } else {
        tooMany = middle
      }
    }
    return found
  }
}
