import Domain
import Estimation
import Quantities

/// Which schemes may be recommended to somebody who names none.
struct Policy {
  /// Beyond this increase of perplexity, or below this recovery, no scheme is recommended unasked.
  static let largestPerplexityIncrease = 0.10
  static let smallestRecovery = 0.95

  let resources: PlanningResources
  let request: PlanRequest

  /// Why a scheme is left out; nil where it may be recommended.
  ///
  /// It must run as it is meant to, nothing may say that it loses too much, and something must be known of what it
  /// loses.
  func objection(to scheme: Scheme, _ quality: QualityEstimate) -> Assumption.LeftOut.Objection? {
    if resources.isPublished(scheme) { return nil }
    if resources.profile.model.checkpoint != nil { return .requantized }
    if exceedsLimit(quality) { return .overLimit }
    if scheme.kind == .unquantized { return scheme.id == resources.unquantized?.id ? nil : .wider }
    if scheme.calibration == .retraining { return .retraining }
    if resources.site.runs(scheme.nativeKernel) == false { return .noNativeKernel }
    let increase = quality.perplexityIncrease?.likely
    let recovery = quality.recovery?.likely
    if increase == nil && recovery == nil { return .unknownLoss }
    let isGood = increase ?? 0 <= Self.largestPerplexityIncrease && recovery ?? 1 >= Self.smallestRecovery
    return isGood ? nil : .tooMuchLoss
  }

  /// Whether it isn't known to lose as little as was asked for.
  private func exceedsLimit(_ quality: QualityEstimate) -> Bool {
    guard let limit = request.maximumAccuracyLoss else { return false }
    guard let recovery = quality.recovery else { return true }
    return 1 - (request.accuracyLossBound == .low ? recovery.low : recovery.likely) > limit
  }

  func allows(_ candidate: Candidate) -> Bool { objection(to: candidate.scheme, candidate.quality) == nil }
}
