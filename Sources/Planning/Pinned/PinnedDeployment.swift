import Domain
import Estimation
import Quantities

/// One deployment whose every choice is given, estimated as plans estimate it, whether or not one would choose it.
///
/// For who asks what a plan says of a deployment that somebody has measured.
package struct PinnedDeployment: Sendable {
  private let candidate: Candidate

  /// - Parameters:
  ///   - request: the load, its lengths and what the engine is told; names of model, hardware and engine aren't looked up.
  ///   - scheme: how the weights are stored.
  ///   - layout: of the one replica.
  ///   - power: what is drawn of boards' power; nil for all of it.
  ///   - found: tokens of each prompt that are in its own cache already, whatever engines find by themselves.
  package init(
    _ request: PlanRequest, profile: ModelProfile, accelerator: Accelerator, engine: Engine, region: Region,
    scheme: Scheme, layout: Layout, keyValueCache: KeyValueCacheFormat, power: DrawnPower?, found: Int = 0
  ) throws(PlanningError) {
    let site = Site(accelerator: accelerator, engine: engine, settings: request.settings)
    let resources = try PlanningResources(profile: profile, site: site, region: region, schemes: [scheme], power: power)
    let stored = StoredWeights(profile, scheme: scheme, engine: engine, accelerator: accelerator)
    var serving = profile.load(of: request, engine: engine)
    if found > 0 { serving.prefix = PrefixReuse(tokens: found, of: serving.inputTokens) }
    candidate = Estimator(resources: resources, request: request, serving: serving).candidate(
      Shape(
        stored: stored, quality: resources.quality.estimate(stored), layout: layout, replicas: 1,
        keyValueCache: keyValueCache))
  }

  package var performance: PerformanceEstimate { candidate.performance }
  package var energy: EnergyEstimate { candidate.energy }
}
