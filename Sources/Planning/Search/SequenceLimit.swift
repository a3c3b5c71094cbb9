import Domain
import Estimation

extension ServingModel {
  /// The estimate of the most sequences at once with which limits for who waits are kept, where those that fit are too
  /// many; nil where they are not, where a single one is, and where nobody waits.
  ///
  /// Each sequence more makes the others slower, so it is found by halving.
  func fewer(than most: PerformanceEstimate, within targets: Targets) -> PerformanceEstimate? {
    guard targets.request.settings.sequences == nil, most.batch > 1, !targets.keepLatencies(most) else { return nil }
    var (found, enough, tooMany) = (estimate(holding: 1), 1, most.batch)
    guard targets.keepLatencies(found) else { return nil }
    while tooMany - enough > 1 {
      let middle = enough + (tooMany - enough) / 2
      let candidate = estimate(holding: middle)
      if targets.keepLatencies(candidate) {
        (found, enough) = (candidate, middle)
      } else {
        tooMany = middle
      }
    }
    return found
  }
}
