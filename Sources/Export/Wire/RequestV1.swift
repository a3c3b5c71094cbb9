import Domain
import Quantities

/// What was asked, as version 1 of a plan's JSON spells it; `plan --from` reads it again.
struct RequestV1: Codable {
  let model: String
  let accelerator: String
  /// Nil, as what follows, where the accelerators come one by one.
  let host: String?
  let hostCount: Int?
  let hostAccelerators: Int?
  @OrNull var among: String?
  @OrNull var count: Int?
  let mode: ServingMode
  let workload: String
  let contextTokens: Int
  let inputTokens: Int
  let outputTokens: Int
  @OrNull var inputTokensP95: Int?
  @OrNull var outputTokensP95: Int?
  @OrNull var images: Int?
  /// Nil stands for the usual size.
  @OrNull var imageSize: ImageSize?
  @OrNull var prefixHit: Double?
  @OrNull var prefixScope: PrefixScope?
  let concurrency: Int
  /// Nil in plans of versions in which it never followed.
  @OrNull var concurrencyFollows: Bool?
  @OrNull var requestsPerSecond: Double?
  @OrNull var requestsPerDay: Double?
  @OrNull var peakFactor: Double?
  @OrNull var users: Int?
  @OrNull var thinkSeconds: Double?
  @OrNull var documents: Double?
  @OrNull var withinSeconds: Double?
  /// Its path; the file is read again.
  @OrNull var trace: String?
  @OrNull var scheme: String?
  @OrNull var keyValueCache: KeyValueCacheFormat?
  let engine: String
  @OrNull var amongEngines: String?
  let region: String
  @OrNull var maximumTimeToFirstTokenSeconds: Double?
  @OrNull var timeToFirstTokenPercentile: Percentile?
  @OrNull var maximumTimePerOutputTokenSeconds: Double?
  @OrNull var timePerOutputTokenPercentile: Percentile?
  @OrNull var maximumUSDPerHour: Double?
  @OrNull var maximumUSDPerMonth: Double?
  @OrNull var maximumWatts: Double?
  @OrNull var maximumAccuracyLoss: Double?
  @OrNull var accuracyLossBound: LossBound?
  @OrNull var objective: Objective?
  @OrNull var licence: String?
  @OrNull var weights: String?
  @OrNull var weightsPolicy: WeightsPolicy?
  /// Nil in plans of versions that simulated nothing.
  @OrNull var simulate: SimulationPolicy?
  @OrNull var tensorParallel: Int?
  @OrNull var pipelineParallel: Int?
  @OrNull var dataParallel: Int?
  @OrNull var expertParallel: Int?
  @OrNull var replicas: Int?
  @OrNull var memoryUtilization: Double?
  @OrNull var maximumSequences: Int?
  @OrNull var maximumBatchedTokens: Int?
  @OrNull var offload: Offload?
  @OrNull var adapters: Int?
  @OrNull var adapterRank: Int?
  /// Nil in plans of versions that knew none, too.
  @OrNull var speculative: Speculation?
  @OrNull var spareReplicas: Int?
  @OrNull var horizonSeconds: Double?
  @OrNull var oneTimeWork: [OneTimeWork]?
  @OrNull var apiUSDPerMillionInputTokens: Double?
  @OrNull var apiUSDPerMillionOutputTokens: Double?
  /// Nil in plans of versions that knew one market, too.
  @OrNull var market: Market?
  @OrNull var usdPerAcceleratorHour: Double?
  @OrNull var prices: String?
  @OrNull var ownedSeconds: Double?
  @OrNull var purchaseUSD: Double?
  @OrNull var electricityUSDPerKilowattHour: Double?
  @OrNull var residency: String?
  @OrNull var currency: Currency?
}

extension RequestV1 {
  init(_ request: PlanRequest) {
    model = request.model
    accelerator = request.host?.accelerator ?? request.accelerator
    host = request.host?.reference
    hostAccelerators = request.host?.accelerators
    hostCount = request.host == nil ? nil : request.askedCount
    among = request.among
    count = request.count
    mode = request.mode
    workload = request.workload
    contextTokens = request.contextTokens
    inputTokens = request.inputTokens
    outputTokens = request.outputTokens
    inputTokensP95 = request.inputTokensP95
    outputTokensP95 = request.outputTokensP95
    images = request.images
    imageSize = request.imageSize == .usual ? nil : request.imageSize
    prefixHit = request.prefixHit?.share
    prefixScope = request.prefixHit?.scope
    concurrency = request.concurrency
    concurrencyFollows = request.concurrencyFollows
    requestsPerSecond = request.requestsPerSecond
    requestsPerDay = request.requestsPerDay
    peakFactor = request.peakFactor
    users = request.users
    thinkSeconds = request.thinkSeconds
    documents = request.documents
    withinSeconds = request.withinSeconds
    trace = request.trace
    scheme = request.scheme
    keyValueCache = request.keyValueCache
    engine = request.engine
    amongEngines = request.amongEngines
    region = request.region
    maximumTimeToFirstTokenSeconds = request.maximumTimeToFirstTokenSeconds
    maximumTimePerOutputTokenSeconds = request.maximumTimePerOutputTokenSeconds
    timeToFirstTokenPercentile = request.timeToFirstTokenPercentile
    timePerOutputTokenPercentile = request.timePerOutputTokenPercentile
    maximumUSDPerHour = request.maximumUSDPerHour
    maximumUSDPerMonth = request.maximumUSDPerMonth
    maximumWatts = request.maximumWatts
    maximumAccuracyLoss = request.maximumAccuracyLoss
    accuracyLossBound = request.accuracyLossBound
    objective = request.objective
    licence = request.licence
    weights = request.weights
    weightsPolicy = request.weightsPolicy
    simulate = request.simulate
    tensorParallel = request.pins.tensorParallel
    pipelineParallel = request.pins.pipelineParallel
    dataParallel = request.pins.dataParallel
    expertParallel = request.pins.expertParallel
    replicas = request.pins.replicas
    memoryUtilization = request.settings.memoryUtilization
    maximumSequences = request.settings.sequences
    maximumBatchedTokens = request.settings.batchedTokens
    offload = request.settings.offload
    (adapters, adapterRank) = request.adapters == 0 ? (nil, nil) : (request.adapters, request.adapterRank)
    speculative = request.speculative
    spareReplicas = request.spareReplicas == 0 ? nil : request.spareReplicas
    horizonSeconds = request.horizonSeconds
    oneTimeWork = request.oneTimeWork.isEmpty ? nil : request.oneTimeWork
    apiUSDPerMillionInputTokens = request.apiUSDPerMillionInputTokens
    apiUSDPerMillionOutputTokens = request.apiUSDPerMillionOutputTokens
    market = request.market == .onDemand ? nil : request.market
    usdPerAcceleratorHour = request.usdPerAcceleratorHour
    prices = request.prices
    ownedSeconds = request.ownedSeconds
    purchaseUSD = request.purchaseUSD
    electricityUSDPerKilowattHour = request.electricityUSDPerKilowattHour
    residency = request.residency
    currency = request.currency
  }
}
