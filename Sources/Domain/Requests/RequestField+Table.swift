/// The table: one row for each field, in the order in which a command spells them out.
extension RequestField {
  package static let all =
    subject + choices + load + site + limits + quality + effort + layout + settings + decoding + life + prices

  package static let subject = [model, accelerator]
  package static let choices = [count, scheme, keyValueCache]
  package static let load = [
    mode, workload, contextTokens, inputTokens, outputTokens, inputTokensP95, outputTokensP95, images, imageSize,
    denoisingSteps, prefixHit, concurrency,
  ]
  /// What a trace tells of its requests.
  package static let traced = [inputTokens, outputTokens, inputTokensP95, outputTokensP95, contextTokens]
  /// Of which each says how much comes, so that a request has one of them; the sequences in flight may be said beside it.
  package static let loads = [requestsPerSecond, requestsPerDay, users, documents, trace]
  package static let site = [engine, region]
  package static let limits = [
    requestsPerSecond, requestsPerDay, peakFactor, users, thinkSeconds, documents, withinSeconds, trace,
    maximumTimeToFirstTokenSeconds, maximumTimePerOutputTokenSeconds, maximumUSDPerHour,
    maximumUSDPerMonth, maximumWatts, maximumAccuracyLoss, objective, licence,
  ]
  package static let quality = [weights, weightsPolicy]
  package static let effort = [simulate]
  package static let layout = [tensorParallel, pipelineParallel, dataParallel, expertParallel, replicas]
  package static let decoding = [speculative]
  package static let life = [adapters, spareReplicas, horizonSeconds, oneTimeWork, apiPrice]

  package static let model = RequestField("model", "the model", "", from: .catalogs, .name(\.model))
  package static let accelerator = RequestField(
    "accelerator", "the accelerator", "--on", from: .catalogs, .name(\.hardware))

  /// The most accelerators that can be asked for.
  package static let largestCount = 100_000
  package static let count = RequestField(
    "count", "the number of accelerators", "--count", from: .request,
    .hosts(1...largestCount))
  package static let scheme = RequestField(
    "scheme", "the scheme", "--scheme", from: .request, .nameOrAutomatic(\.scheme))
  package static let keyValueCache = RequestField(
    "keyValueCache", "the KV cache format", "--kv-cache", from: .request, .choice(\.keyValueCache, or: automatic))

  package static let mode = RequestField("mode", "the mode", "--mode", from: .workload, .choice(\.mode))
  package static let workload = RequestField(
    "workload", "the workload", "--workload", from: .catalogs, .name(\.workload))
  package static let contextTokens = RequestField(
    "contextTokens", "the context", "--context", from: .workload, .whole(\.contextTokens, 1...1_000_000_000, .binary))
  package static let inputTokens = RequestField(
    "inputTokens", "the input length", "--input", from: .workload, .whole(\.inputTokens, 0...1_000_000_000, .binary))
  package static let outputTokens = RequestField(
    "outputTokens", "the output length", "--output", from: .workload,
    .whole(\.outputTokens, 0...1_000_000_000, .binary))
  package static let inputTokensP95 = RequestField(
    "inputTokensP95", "the input's 95th percentile", "--input-p95", from: .workload,
    .wholeOrNone(\.inputTokensP95, 1...1_000_000_000, .binary).spelledOut { $0.inputTokensP95 != nil })
  package static let outputTokensP95 = RequestField(
    "outputTokensP95", "the output's 95th percentile", "--output-p95", from: .workload,
    .wholeOrNone(\.outputTokensP95, 1...1_000_000_000, .binary).spelledOut { $0.outputTokensP95 != nil })
  package static let images = RequestField(
    "images", "the number of images", "--images", from: .workload,
    .wholeOrFollowing(\.images, 0...10_000, .decimal))
  package static let imageSize = RequestField(
    "imageSize", "the size of images", "--image-size", from: .request,
    .imageSize(\.imageSize).spelledOut { $0.images ?? 0 > 0 && $0.imageSize != .usual })
  package static let denoisingSteps = RequestField(
    "denoisingSteps", "the denoising steps", "--steps", from: .model,
    .wholeOrAutomatic(\.denoisingSteps, 1...1000, .decimal).spelledOut { $0.denoisingSteps != nil })
  package static let prefixHit = RequestField(
    "prefixHit", "the share found in the prefix cache", "--prefix-hit", from: .workload, .prefixHit(\.prefixHit))
  package static let concurrency = RequestField(
    "concurrency", "the concurrency", "--concurrency", from: .workload,
    .wholeOrFollowing(\.askedConcurrency, 1...10_000_000, .decimal))

  package static let engine = RequestField("engine", "the engine", "--engine", from: .catalogs, .name(\.servingEngine))
  package static let region = RequestField("region", "the region", "--region", from: .catalogs, .name(\.region))

  package static let requestsPerSecond = RequestField(
    "requestsPerSecond", "the request rate", "--request-rate", from: .request,
    .limit(\.requestsPerSecond, upTo: 1e6, "requests per second"))
  package static let requestsPerDay = RequestField(
    "requestsPerDay", "the requests in a day", "--requests-per-day", from: .request,
    .limit(\.requestsPerDay, upTo: 1e11, "requests a day").spelledOut { $0.requestsPerDay != nil })
  package static let peakFactor = RequestField(
    "peakFactor", "the busiest hour's factor", "--peak", from: .request,
    .number(\.peakFactor, 1...24, "the busiest hour's requests over an average hour's")
      .spelledOut { $0.requestsPerDay != nil })
  package static let users = RequestField(
    "users", "the number of users", "--users", from: .request,
    .wholeOrNone(\.users, 1...100_000_000, .decimal).spelledOut { $0.users != nil })
  package static let thinkSeconds = RequestField(
    "thinkSeconds", "the think time", "--think-time", from: .workload,
    .duration(\.thinkSeconds, 0...86_400, .seconds).spelledOut { $0.users != nil })
  package static let documents = RequestField(
    "documents", "the number of documents", "--documents", from: .request,
    .limit(\.documents, upTo: 1e13, "documents").spelledOut { $0.documents != nil })
  package static let withinSeconds = RequestField(
    "withinSeconds", "the time for all documents", "--within", from: .request,
    .durationOrNone(\.withinSeconds, 1...1e9, .hours).spelledOut { $0.documents != nil })
  package static let trace = RequestField("trace", "the trace", "--trace", from: .request, .file(\.trace))
  package static let maximumTimeToFirstTokenSeconds = RequestField(
    "maximumTimeToFirstTokenSeconds", "the time to first token", "--max-ttft", from: .workload,
    .latency(\.maximumTimeToFirstTokenSeconds, at: \.timeToFirstTokenPercentile))
  package static let maximumTimePerOutputTokenSeconds = RequestField(
    "maximumTimePerOutputTokenSeconds", "the time per output token", "--max-tpot", from: .workload,
    .latency(\.maximumTimePerOutputTokenSeconds, at: \.timePerOutputTokenPercentile))
  package static let maximumUSDPerHour = RequestField(
    "maximumUSDPerHour", "the cost limit", "--max-cost-per-hour", from: .request,
    .limit(\.maximumUSDPerHour, upTo: 1e9, "dollars"))
  package static let maximumUSDPerMonth = RequestField(
    "maximumUSDPerMonth", "the monthly cost limit", "--max-cost-per-month", from: .request,
    .limit(\.maximumUSDPerMonth, upTo: 1e12, "dollars").spelledOut { $0.maximumUSDPerMonth != nil })
  package static let maximumAccuracyLoss = RequestField(
    "maximumAccuracyLoss", "the accuracy limit", "--max-loss", from: .request,
    .loss(\.maximumAccuracyLoss, at: \.accuracyLossBound).spelledOut { $0.maximumAccuracyLoss != nil })
  package static let objective = RequestField(
    "objective", "the objective", "--objective", from: .request,
    .choice(\.objective, or: automatic).spelledOut { $0.objective != nil })
  package static let maximumWatts = RequestField(
    "maximumWatts", "the power limit", "--max-watts", from: .request,
    .limit(\.maximumWatts, upTo: 1e9, "watts").spelledOut { $0.maximumWatts != nil })

  package static let licence = RequestField(
    "licence", "the licence", "--licence", from: .request, .licence(\.licence).spelledOut { $0.licence != nil })

  package static let weights = RequestField("weights", "the weights", "--weights", from: .model, .file(\.weights))
  package static let weightsPolicy = RequestField(
    "weightsPolicy", "the policy for the weights", "--weights-policy", from: .model,
    .choice(\.weightsPolicy, or: nil))

  package static let simulate = RequestField(
    "simulate", "whether to simulate", "--simulate", from: .request,
    .choice(\.simulate).spelledOut { $0.simulate != .auto })

  package static let speculative = RequestField(
    "speculative", "speculative decoding", "--speculative", from: .model,
    .speculation(\.speculative).spelledOut { $0.speculative != nil })
  package static let adapters = RequestField(
    "adapters", "the number of adapters", "--adapters", from: .model,
    .adapters(\.adapters, rank: \.adapterRank).spelledOut { $0.adapters > 0 })
  package static let spareReplicas = RequestField(
    "spareReplicas", "the number of spare replicas", "--spare", from: .request,
    .whole(\.spareReplicas, 0...1000, .decimal).spelledOut { $0.spareReplicas > 0 })
  package static let horizonSeconds = RequestField(
    "horizonSeconds", "the horizon", "--horizon", from: .request,
    .horizon(\.horizonSeconds).spelledOut { $0.horizonSeconds != nil })
  package static let oneTimeWork = RequestField(
    "oneTimeWork", "the one-time work", "--one-time", from: .request,
    .list(\.oneTimeWork).spelledOut { !$0.oneTimeWork.isEmpty })
  package static let apiPrice = RequestField(
    "apiUSDPerMillionInputTokens", "the hosted service's price", "--api-price", from: .request,
    .prices(input: \.apiUSDPerMillionInputTokens, output: \.apiUSDPerMillionOutputTokens)
      .spelledOut { $0.apiUSDPerMillionInputTokens != nil })
}
