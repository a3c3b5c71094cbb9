import Domain

/// The table: a row for each key, in the order of the JSON.
extension RequestV1 {
  static let keys = subject + load + traffic + choices + limits + layout + settings + life + prices

  private static let subject: [RequestKey] = [
    .required("model", \.model),
    .required("accelerator", \.onlyAccelerator),
    .rare("host", \.hostReference),
    .rare("hostCount", \.hostCount),
    .rare("hostAccelerators", \.hostAccelerators),
    .open("among", \.among),
    .open("count", \.count),
  ]

  private static let load: [RequestKey] = [
    .required("mode", \.mode),
    .required("workload", \.workload),
    .required("contextTokens", \.contextTokens),
    .required("inputTokens", \.inputTokens),
    .required("outputTokens", \.outputTokens),
    .open("inputTokensP95", \.inputTokensP95),
    .open("outputTokensP95", \.outputTokensP95),
    .open("images", \.images),
    .unusual("imageSize", \.imageSize, .usual),
    .open("denoisingSteps", \.denoisingSteps),
    .open("prefixHit", \.prefixShare),
    .open("prefixScope", \.prefixScope),
  ]

  private static let traffic: [RequestKey] = [
    .required("concurrency", \.concurrency),
    .open("concurrencyFollows", \.toldToFollow),
    .open("requestsPerSecond", \.requestsPerSecond),
    .open("requestsPerDay", \.requestsPerDay),
    .usual("peakFactor", \.peakFactor, PlanRequest.usualPeakFactor),
    .open("users", \.users),
    .usual("thinkSeconds", \.thinkSeconds, 0),
    .open("documents", \.documents),
    .open("withinSeconds", \.withinSeconds),
    // Its path; the file is read again.
    .open("trace", \.trace),
  ]

  private static let choices: [RequestKey] = [
    .open("scheme", \.scheme),
    .open("keyValueCache", \.keyValueCache),
    .required("engine", \.engine),
    .open("amongEngines", \.amongEngines),
    .required("region", \.region),
  ]

  private static let limits: [RequestKey] = [
    .open("maximumTimeToFirstTokenSeconds", \.maximumTimeToFirstTokenSeconds),
    .usual("timeToFirstTokenPercentile", \.timeToFirstTokenPercentile, .p50),
    .open("maximumTimePerOutputTokenSeconds", \.maximumTimePerOutputTokenSeconds),
    .usual("timePerOutputTokenPercentile", \.timePerOutputTokenPercentile, .p50),
    .open("maximumUSDPerHour", \.maximumUSDPerHour),
    .open("maximumUSDPerMonth", \.maximumUSDPerMonth),
    .open("maximumWatts", \.maximumWatts),
    .open("maximumAccuracyLoss", \.maximumAccuracyLoss),
    .usual("accuracyLossBound", \.accuracyLossBound, .likely),
    .open("objective", \.objective),
    .open("licence", \.licence),
  ]

  private static let layout: [RequestKey] = [
    .open("weights", \.weights),
    .open("weightsPolicy", \.weightsPolicy),
    .usual("simulate", \.simulate, .auto),
    .open("tensorParallel", \.pins.tensorParallel),
    .open("pipelineParallel", \.pins.pipelineParallel),
    .open("dataParallel", \.pins.dataParallel),
    .open("expertParallel", \.pins.expertParallel),
    .open("replicas", \.pins.replicas),
  ]

  private static let settings: [RequestKey] = [
    .open("memoryUtilization", \.settings.memoryUtilization),
    .open("maximumSequences", \.settings.sequences),
    .open("maximumBatchedTokens", \.settings.batchedTokens),
    .open("offload", \.settings.offload),
    .unusual("adapters", \.adapters, 0),
    .open("adapterRank", \.rankOfAdapters),
    .open("speculative", \.speculative),
  ]

  private static let life: [RequestKey] = [
    .unusual("spareReplicas", \.spareReplicas, 0),
    .open("horizonSeconds", \.horizonSeconds),
    .unusual("oneTimeWork", \.oneTimeWork, []),
    .open("apiUSDPerMillionInputTokens", \.apiUSDPerMillionInputTokens),
    .open("apiUSDPerMillionOutputTokens", \.apiUSDPerMillionOutputTokens),
  ]

  private static let prices: [RequestKey] = [
    .unusual("market", \.market, .onDemand),
    .open("usdPerAcceleratorHour", \.usdPerAcceleratorHour),
    .open("prices", \.prices),
    .open("ownedSeconds", \.ownedSeconds),
    .open("purchaseUSD", \.purchaseUSD),
    .open("electricityUSDPerKilowattHour", \.electricityUSDPerKilowattHour),
    .open("residency", \.residency),
    .open("currency", \.currency),
  ]
}
