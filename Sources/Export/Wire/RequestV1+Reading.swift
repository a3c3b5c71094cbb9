import Domain

extension RequestV1 {
  /// The request that was asked.
  var request: PlanRequest {
    var request = PlanRequest(
      model: model, accelerator: accelerator, mode: mode, workload: workload, contextTokens: contextTokens,
      inputTokens: inputTokens, outputTokens: outputTokens, concurrency: concurrency, engine: engine, region: region)
    if let host {
      request.accelerator = host
      request.host = HostUse(reference: host, accelerator: accelerator, accelerators: hostAccelerators ?? 1)
    }
    request.count = count
    request.inputTokensP95 = inputTokensP95
    request.outputTokensP95 = outputTokensP95
    request.images = images
    request.imageSize = imageSize ?? .usual
    request.prefixHit = prefixHit.map { PrefixHit(share: $0, scope: prefixScope ?? .everyone) }
    request.among = among
    request.amongEngines = amongEngines
    request.requestsPerSecond = requestsPerSecond
    request.requestsPerDay = requestsPerDay
    request.peakFactor = peakFactor ?? PlanRequest.usualPeakFactor
    request.users = users
    request.thinkSeconds = thinkSeconds ?? 0
    request.documents = documents
    request.withinSeconds = withinSeconds
    request.trace = trace
    request.scheme = scheme
    request.keyValueCache = keyValueCache
    request.maximumTimeToFirstTokenSeconds = maximumTimeToFirstTokenSeconds
    request.maximumTimePerOutputTokenSeconds = maximumTimePerOutputTokenSeconds
    request.timeToFirstTokenPercentile = timeToFirstTokenPercentile ?? .p50
    request.timePerOutputTokenPercentile = timePerOutputTokenPercentile ?? .p50
    request.maximumUSDPerHour = maximumUSDPerHour
    request.maximumUSDPerMonth = maximumUSDPerMonth
    request.maximumWatts = maximumWatts
    request.maximumAccuracyLoss = maximumAccuracyLoss
    request.accuracyLossBound = accuracyLossBound ?? .likely
    request.objective = objective
    request.licence = licence
    request.weights = weights
    request.weightsPolicy = weightsPolicy
    request.simulate = simulate ?? .auto
    request.pins.tensorParallel = tensorParallel
    request.pins.pipelineParallel = pipelineParallel
    request.pins.dataParallel = dataParallel
    request.pins.expertParallel = expertParallel
    request.pins.replicas = replicas
    request.settings.memoryUtilization = memoryUtilization
    request.settings.sequences = maximumSequences
    request.settings.batchedTokens = maximumBatchedTokens
    request.settings.offload = offload
    request.adapters = adapters ?? 0
    request.adapterRank = adapterRank ?? PlanRequest.usualAdapterRank
    request.speculative = speculative
    request.spareReplicas = spareReplicas ?? 0
    request.horizonSeconds = horizonSeconds
    request.oneTimeWork = oneTimeWork ?? []
    request.apiUSDPerMillionInputTokens = apiUSDPerMillionInputTokens
    request.apiUSDPerMillionOutputTokens = apiUSDPerMillionOutputTokens
    request.market = market ?? .onDemand
    request.usdPerAcceleratorHour = usdPerAcceleratorHour
    request.prices = prices
    request.ownedSeconds = ownedSeconds
    request.purchaseUSD = purchaseUSD
    request.electricityUSDPerKilowattHour = electricityUSDPerKilowattHour
    request.residency = residency
    request.currency = currency
    request.concurrencyFollows = concurrencyFollows ?? (mode == .offline)
    return request
  }
}
