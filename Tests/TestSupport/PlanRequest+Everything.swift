import Domain

extension PlanRequest {
  /// The same request with everything said that may be left out, so that every field is spelled out.
  package var withEverythingSaid: PlanRequest {
    var full = self
    full.sayLoad()
    full.sayLimits()
    full.sayLayout()
    full.sayLife()
    full.sayPrices()
    return full
  }

  private mutating func sayLoad() {
    askedConcurrency = 12
    inputTokensP95 = 2 * inputTokens
    outputTokensP95 = 2 * outputTokens
    images = 2
    prefixHit = PrefixHit(share: 0.25, scope: .conversation)
    imageSize = ImageSize(width: 1920, height: 1080)
    denoisingSteps = 28
    requestsPerSecond = 1.5
    requestsPerDay = 90_000
    peakFactor = 3
    users = 300
    thinkSeconds = 20
    documents = 1000
    withinSeconds = 7200
    trace = "requests.jsonl"
  }

  private mutating func sayLimits() {
    maximumUSDPerHour = 12
    maximumWatts = 1400
    maximumUSDPerMonth = 9000
    maximumAccuracyLoss = 0.01
    accuracyLossBound = .low
    objective = .latency
    licence = "permissive,Gemma Terms of Use"
    simulate = .on
  }

  private mutating func sayLayout() {
    pins.tensorParallel = 2
    pins.pipelineParallel = 3
    pins.dataParallel = 1
    pins.expertParallel = 2
    pins.replicas = 4
    settings.memoryUtilization = 0.85
    settings.sequences = 48
    settings.batchedTokens = 4096
    settings.offload = .layers(3)
  }

  private mutating func sayLife() {
    adapters = 8
    adapterRank = 64
    speculative = .draft(model: "llama-3.2-1b")
    spareReplicas = 1
    horizonSeconds = 31_536_000
    oneTimeWork = [.distillation, .qlora]
    apiUSDPerMillionInputTokens = 0.5
    apiUSDPerMillionOutputTokens = 1.5
  }

  private mutating func sayPrices() {
    market = .spot
    usdPerAcceleratorHour = 2.1
    prices = "prices.csv"
    ownedSeconds = 94_608_000
    purchaseUSD = 27_500
    electricityUSDPerKilowattHour = 0.15
    residency = "africa,France"
    currency = .init("EUR=1.08")
  }
}
