import Domain
import Simulation

extension KeptMeasurement {
  /// How far a deployment is from what was measured under the same load: half as far as a doubled load with another cache.
  func distance(of subject: Subject) -> Double { deployment.keyValueCache == subject.keyValueCache ? 0 : 0.5 }
}

extension KeptMeasurement.Load {
  /// How far another load is: doublings of its numbers, or halvings, summed; as far as a fourfold load where only one tells
  /// how many were in flight.
  func distance(to other: Self) -> Double {
    func doublings(_ one: Double, _ another: Double) -> Double {
      abs(Elementary.logarithm(max(one, 1)) - Elementary.logarithm(max(another, 1))) / Elementary.logarithm(2)
    }
    let inFlight =
      switch (concurrency, other.concurrency) {
      case (let one?, let another?): doublings(one, another)
      case (nil, nil): 0.0
      default: 2.0
      }
    return doublings(Double(inputTokens), Double(other.inputTokens))
      + doublings(Double(outputTokens), Double(other.outputTokens)) + inFlight
  }
}
