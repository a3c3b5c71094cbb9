import Domain

extension PlanRequest {
  /// The same request with everything said that may be left out, so that every field is spelled out.
  package var withEverythingSaid: PlanRequest {
    var full = self
    full.askedConcurrency = 12
    full.inputTokensP95 = 2 * inputTokens
    full.outputTokensP95 = 2 * outputTokens
    full.images = 2
    full.prefixHit = PrefixHit(share: 0.25, scope: .conversation)
    full.imageSize = ImageSize(width: 1920, height: 1080)
    full.requestsPerSecond = 1.5
    full.requestsPerDay = 90_000
    full.peakFactor = 3
    full.users = 300
    full.thinkSeconds = 20
    full.documents = 1000
    full.withinSeconds = 7200
    full.trace = "requests.jsonl"
    full.maximumUSDPerHour = 12
    full.maximumWatts = 1400
    full.maximumUSDPerMonth = 9000
    full.maximumAccuracyLoss = 0.01
    full.accuracyLossBound = .low
    full.objective = .latency
    full.licence = "permissive,Gemma Terms of Use"
    full.simulate = .on
    full.pins.tensorParallel = 2
    full.pins.pipelineParallel = 3
    full.pins.dataParallel = 1
    full.pins.expertParallel = 2
    full.pins.replicas = 4
    full.settings.memoryUtilization = 0.85
    full.settings.sequences = 48
    full.settings.batchedTokens = 4096
    full.settings.offload = .layers(3)
    full.adapters = 8
    full.adapterRank = 64
    full.speculative = .draft(model: "llama-3.2-1b")
    full.spareReplicas = 1
    full.horizonSeconds = 31_536_000
    full.oneTimeWork = [.distillation, .qlora]
    full.apiUSDPerMillionInputTokens = 0.5
    full.apiUSDPerMillionOutputTokens = 1.5
    full.market = .spot
    full.usdPerAcceleratorHour = 2.1
    full.prices = "prices.csv"
    full.ownedSeconds = 94_608_000
    full.purchaseUSD = 27_500
    full.electricityUSDPerKilowattHour = 0.15
    full.residency = "africa,France"
    full.currency = .init("EUR=1.08")
    return full
  }
}
