import Domain
import Estimation

/// Estimates as the user's own measurements correct them.
extension Estimator {
  /// What is known of a deployment by measurement, from the one with the load that is nearest to the request's; nil for
  /// deployments that nobody measured, and where something runs beside that was not measured.
  func measuredSpeed(of deployment: Deployment) -> MeasuredSpeed? {
    guard !resources.measurements.isEmpty, request.speculative == nil, request.settings.offload == nil,
      request.adapters == 0
    else { return nil }
    let subject = KeptMeasurement.Subject(deployment)
    let asked = request.measurableLoad(schedulers: deployment.schedulers)
    // Of two as near the later counts, then the one that comes first by its id.
    let meant = resources.measurements.filter { $0.deployment.isMeant(by: subject) }
      .map { (measurement: $0, load: $0.load.distance(to: asked), other: $0.distance(of: subject)) }
    let nearest = meant.min { one, other in
      one.load + one.other == other.load + other.other
        ? (other.measurement.date, one.measurement.id) < (one.measurement.date, other.measurement.id)
        : one.load + one.other < other.load + other.other
    }
    return nearest.map {
      MeasuredSpeed(
        $0.measurement, distance: $0.load, besides: $0.other, outputTokens: asked.outputTokens, load: request.load)
    }
  }

  /// An estimate as a measurement corrects it.
  func corrected(
    _ estimate: PerformanceEstimate, by measured: MeasuredSpeed, of deployment: Deployment, _ stored: StoredWeights
  ) -> PerformanceEstimate {
    measured.corrected(estimate) { capacity(of: deployment, stored.scheme) }
  }
}

/// An estimate before a measurement corrected it, and what did.
final class Corrected: Sendable {
  let estimated: PerformanceEstimate
  let correction: SpeedCorrection

  init(_ estimated: PerformanceEstimate, _ correction: SpeedCorrection) {
    self.estimated = estimated
    self.correction = correction
  }
}
