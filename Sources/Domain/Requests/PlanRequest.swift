import Quantities

/// What is asked: a model, hardware, a load, limits. Nil leaves a choice to the planner.
package struct PlanRequest: Sendable, Hashable {
  package var model: String
  /// What its catalog entry is found by: an accelerator, a host, or a file of one's own.
  package var accelerator: String
  /// What the accelerators come in; nil where they come one by one.
  package var host: HostUse?
  /// Hardware to choose from, as somebody wrote it: `any`, a vendor, a pattern, a list; nil where it is the accelerator.
  package var among: String?
  /// Accelerators in all; nil lets the planner find the cheapest count.
  package var count: Int?
  package var mode: ServingMode
  package var workload: String
  /// Tokens that each sequence may hold, prompt and answer.
  package var contextTokens: Int
  package var inputTokens: Int
  package var outputTokens: Int
  /// A file of recorded requests, from which lengths and rate follow.
  package var trace: String?
  /// What 95 % of the prompts and of the answers stay within, where they differ: log-normal about the means above.
  package var inputTokensP95: Int?
  package var outputTokensP95: Int?
  /// Images of each request, whose tokens come on top of its input; nil where nobody speaks of any.
  package var images: Int?
  package var imageSize = ImageSize.usual
  /// Steps from noise to an image; nil for as many as the model's documentation takes.
  package var denoisingSteps: Int?
  /// What of each prompt the engine finds in its prefix cache; nil where nobody speaks of it.
  package var prefixHit: PrefixHit?
  /// Sequences in flight at once.
  package var concurrency: Int
  /// Whether they follow from the rest of the load instead, and `concurrency` doesn't count.
  package var concurrencyFollows: Bool
  /// Requests per second that must be served; nil when only the concurrency is known.
  package var requestsPerSecond: Double?
  /// Requests in a whole day, of which the busiest hour decides.
  package var requestsPerDay: Double?
  /// The busiest hour's requests over an average hour's.
  package var peakFactor: Double = PlanRequest.usualPeakFactor
  /// People in conversation with the model.
  package var users: Int?
  /// Seconds that each of them reads, thinks and writes between an answer and the next request.
  package var thinkSeconds: Double = 0
  /// Requests of a job, to be done `withinSeconds`.
  package var documents: Double?
  package var withinSeconds: Double?
  package var scheme: String?
  package var keyValueCache: KeyValueCacheFormat?
  package var engine: String
  /// Engines to choose from, as somebody wrote it: `any`, a list; nil where it is the engine.
  package var amongEngines: String?
  package var region: String
  package var maximumTimeToFirstTokenSeconds: Double?
  /// The share of requests that the limit holds for.
  package var timeToFirstTokenPercentile: Percentile = .p50
  package var maximumTimePerOutputTokenSeconds: Double?
  package var timePerOutputTokenPercentile: Percentile = .p50
  package var maximumUSDPerHour: Double?
  package var maximumUSDPerMonth: Double?
  /// Accuracy lost by compression, as a share: 0.01 keeps 99 %.
  package var maximumAccuracyLoss: Double?
  package var accuracyLossBound: LossBound = .likely
  /// Nil leaves it to the mode.
  package var objective: Objective?
  /// Of all boards at full load, without the building's overhead.
  package var maximumWatts: Double?
  /// Licences that the model may have, as `LicencePolicy` reads them; nil for any, told or not.
  package var licence: String?
  /// Weights or measurements that the plan's quality rests on; nil for synthetic weights.
  package var weights: String?
  /// What may be done with the weights; nil without any, and in plans of versions that measured them always.
  package var weightsPolicy: WeightsPolicy?
  package var simulate: SimulationPolicy = .auto
  package var pins = LayoutPins()
  package var settings = EngineSettings()
  /// LoRA adapters that lie on the accelerators beside the model, and the rank that the engine makes room for.
  package var adapters = 0
  package var adapterRank = PlanRequest.usualAdapterRank
  /// Who drafts tokens that are verified together; nil for decoding one by one.
  package var speculative: Speculation?
  /// Replicas beside those that serve the load, for when one fails.
  package var spareReplicas = 0
  /// Over which what is done once and inference are added up; nil leaves it.
  package var horizonSeconds: Double?
  /// Work done once that counts beside what the scheme needs, each at most once, in the order of all cases.
  package var oneTimeWork: [OneTimeWork] = []
  /// What a hosted service asks for a million tokens; both or neither.
  package var apiUSDPerMillionInputTokens: Double?
  package var apiUSDPerMillionOutputTokens: Double?
  package var market = Market.onDemand
  /// A price that somebody says, instead of the lists'.
  package var usdPerAcceleratorHour: Double?
  /// A file of prices of one's own, which come before the lists'.
  package var prices: String?
  /// How long owned hardware is in use without pause; nil for hardware that is rented.
  package var ownedSeconds: Double?
  /// Of one accelerator, instead of the catalog's.
  package var purchaseUSD: Double?
  /// Instead of the region's.
  package var electricityUSDPerKilowattHour: Double?
  /// Where regions and prices must lie: areas and countries by commas; nil for anywhere.
  package var residency: String?
  /// What words tell money in; numbers stay in dollars.
  package var currency: Currency?

  /// Fills a request from a workload's lengths, load and targets.
  package init(model: String, accelerator: String, workload: Workload, engine: String, region: String) {
    self.model = model
    self.accelerator = accelerator
    count = nil
    mode = workload.mode
    self.workload = workload.id
    contextTokens = workload.contextTokens
    inputTokens = workload.inputTokens
    outputTokens = workload.outputTokens
    images = workload.imagesPerRequest > 0 ? workload.imagesPerRequest : nil
    prefixHit =
      workload.sharedPrefix > 0
      ? PrefixHit(share: workload.sharedPrefix, scope: workload.sharedPrefixScope) : nil
    concurrency = workload.concurrency
    concurrencyFollows = workload.mode == .offline
    requestsPerSecond = nil
    thinkSeconds = workload.thinkTime?.value ?? 0
    scheme = nil
    keyValueCache = nil
    self.engine = engine
    self.region = region
    maximumTimeToFirstTokenSeconds = workload.maximumTimeToFirstToken?.value
    maximumTimePerOutputTokenSeconds = workload.maximumTimePerOutputToken?.value
    maximumUSDPerHour = nil
    weights = nil
    weightsPolicy = nil
  }
}

extension PlanRequest {
  /// What every request tells; all that may be left to the planner is nil.
  package init(
    model: String, accelerator: String, mode: ServingMode, workload: String, contextTokens: Int, inputTokens: Int,
    outputTokens: Int, concurrency: Int, engine: String, region: String
  ) {
    self.model = model
    self.accelerator = accelerator
    self.mode = mode
    self.workload = workload
    self.contextTokens = contextTokens
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.concurrency = concurrency
    concurrencyFollows = false
    self.engine = engine
    self.region = region
  }
}

extension PlanRequest {
  /// vLLM's default of `max_lora_rank`.
  package static let usualAdapterRank = 16
  /// The engine as somebody asked for it: one, or a choice of several.
  package var servingEngine: String {
    get { amongEngines ?? engine }
    set {
      amongEngines = nil
      engine = newValue
    }
  }

  /// The hardware as somebody asked for it: one accelerator, or a choice of several.
  package var hardware: String {
    get { among ?? accelerator }
    set {
      among = nil
      accelerator = newValue
    }
  }
}
