import Domain
import Estimation
import Quantities
import WeightErrors

/// All that one model on one accelerator is planned from; resolved once, then shared by every candidate.
final class PlanningResources: Sendable {
  let profile: ModelProfile
  let site: Site
  let region: Region
  let schemes: [Scheme]
  let quality: QualityModel
  /// The scheme that stores the model unquantized here: what all others are compared with.
  let unquantized: Scheme?
  /// The engine that the catalogs prefer to all others; nil where that isn't known or is this one.
  let firstEngine: Engine?
  /// The load as it was recorded; nil where the request names no trace.
  let trace: Trace?
  /// What the user measured of this model on this hardware with this engine.
  let measurements: [KeptMeasurement]
  /// What is drawn of boards' power; nil where no catalog tells.
  let power: DrawnPower?
  /// The edition of the catalogs; nil where nobody asks.
  let edition: String?
  /// The host that was named, of which deployments are told; nil where none was.
  private let hostUse: HostUse?
  /// What drafts tokens, where the request asks for it.
  private let drafting: Drafting?

  /// - Parameter isBrief: whether quality is told no further than it decides.
  convenience init(
    model: Model, accelerator: Accelerator, engine: Engine, region: Region, schemes: [Scheme],
    errors: [any SchemeErrorSource], fit: QualityFit?, settings: EngineSettings = EngineSettings(),
    trace: Trace? = nil, drafting: Speculation? = nil, draft: Model? = nil, firstEngine: Engine? = nil,
    measurements: [KeptMeasurement] = [], power: DrawnPower? = nil, edition: String? = nil, isBrief: Bool = false
  ) throws(PlanningError) {
    let profile: ModelProfile
    do {
      profile = try ModelProfile(model)
    } catch {
      throw .unsizeable(model: error.model, reason: error.reason)
    }
    try self.init(
      profile: profile, site: Site(accelerator: accelerator, engine: engine, settings: settings), region: region,
      schemes: schemes, errors: errors, fit: fit, trace: trace, drafting: drafting, draft: draft,
      firstEngine: firstEngine, measurements: measurements, power: power, edition: edition, isBrief: isBrief)
  }

  init(
    profile: ModelProfile, site: Site, region: Region, schemes: [Scheme], errors: [any SchemeErrorSource] = [],
    fit: QualityFit? = nil, trace: Trace? = nil, drafting: Speculation? = nil, draft: Model? = nil,
    firstEngine: Engine? = nil, measurements: [KeptMeasurement] = [], power: DrawnPower? = nil, edition: String? = nil,
    isBrief: Bool = false
  ) throws(PlanningError) {
    let (model, accelerator, engine) = (profile.model, site.accelerator, site.engine)
    self.profile = profile
    self.site = site
    self.region = region
    self.trace = trace
    self.firstEngine = firstEngine
    self.measurements = measurements.filter {
      $0.deployment.model == model.id && $0.deployment.accelerator == accelerator.id
        && $0.deployment.engine == engine.id
    }
    self.power = power
    hostUse = accelerator.hostUse
    self.edition = edition
    let stored = model.checkpoint
    let schemes = schemes.map { scheme in
      stored.map { $0.scheme == scheme.id ? scheme.stored(as: $0) : scheme } ?? scheme
    }
    self.schemes = schemes
    unquantized = Self.unquantized(model, schemes: schemes, accelerator: accelerator, engine: engine)
    self.drafting = try drafting.map { speculation throws(PlanningError) in
      try Drafting(speculation, of: profile, draft: draft, site: site) { draft in
        Self.unquantized(draft, schemes: schemes, accelerator: accelerator, engine: engine)
      }
    }
    quality = QualityModel(
      errors: errors, profile: profile, fit: fit, schemes: schemes, isBrief: isBrief)
  }

  var accelerator: Accelerator { site.accelerator }
  var engine: Engine { site.engine }
  /// The most that are joined unasked; nil for as many as it takes. Nobody racks laptops.
  var mostUnasked: Int? { accelerator.isWholeMachine ? 1 : nil }

  /// What drafts for the model, stored this way; nil where nothing does.
  func speculator(_ stored: StoredWeights) -> Speculator? { drafting?.speculator(stored.scheme, site: site) }

  /// A deployment of this model on this accelerator with this engine.
  func deployment(
    _ scheme: Scheme, layout: Layout, replicas: Int = 1, keyValueCache: KeyValueCacheFormat
  ) -> Deployment {
    var deployment = Deployment(
      model: profile.model.id, accelerator: site.accelerator.id, layout: layout, replicas: replicas, scheme: scheme.id,
      keyValueCache: keyValueCache, engine: site.engine.id)
    deployment.host = hostUse
    return deployment
  }

  func scheme(_ id: String) -> Scheme? { schemes.first { $0.id == id } }

  /// Older accelerators have no BF16 arithmetic; FP16 takes its place there.
  private static func unquantized(
    _ model: Model, schemes: [Scheme], accelerator: Accelerator, engine: Engine
  ) -> Scheme? {
    let candidates = [model.nativeFormat.unquantizedSchemeID, "bf16", "fp16", "fp32"].compactMap { id in
      schemes.first { $0.id == id }
    }
    return candidates.first { engine.runs($0.nativeKernel, on: accelerator) != false && $0.engines.contains(engine.id) }
      ?? candidates.first
  }

  /// Whether a scheme is how the model's own checkpoint is stored.
  func isPublished(_ scheme: Scheme) -> Bool { profile.publishedSchemeID == scheme.id }
}

extension PlanningResources {
  /// The engine's first narrow format of the cache; nil where sequences of this many tokens gain too little by it.
  func narrowKeyValueCache(tokens: Int) -> KeyValueCacheFormat? {
    guard let format = engine.narrowKeyValueCache else { return nil }
    let cache = KeyValueCache(profile, format: format, on: site)
    let gain = cache.gain(tokens: tokens, layout: nil, windows: engine.memory.exploitsWindows)
    return gain >= KeyValueCache.leastGain ? format : nil
  }
}
