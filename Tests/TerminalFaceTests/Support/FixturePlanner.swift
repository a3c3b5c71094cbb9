import Domain
import FoundationEssentials
import Quantities
import TestSupport

/// A planner small enough to know by heart: round figures, no catalogs, the same answer for ever.
///
/// Screens are tested against it, so that their goldens change when the screen does and not when a constant does.
enum FixturePlanner {
  private struct Known {
    let id: String
    let gibibytes: Double
    let bits: Double
    let recovery: Interval?

    init(_ id: String, _ gibibytes: Double, _ bits: Double, _ recovery: Interval? = nil) {
      self.id = id
      self.gibibytes = gibibytes
      self.bits = bits
      self.recovery = recovery
    }
  }

  private static let known = [
    Known("bf16", 202, 16, Interval(exactly: 1)),
    Known("fp8-dynamic", 104, 8, Interval(low: 0.99, likely: 0.998, high: 1)),
    Known("w8a8-int8", 104, 8, Interval(low: 0.985, likely: 0.995, high: 1)), Known("gguf-q4_k_m", 61, 4.5),
    Known("w4a16-g128", 57, 4, Interval(low: 0.97, likely: 0.985, high: 0.995)), Known("nf4-dq", 56, 4),
    Known("w3a16-g128", 45, 3),
  ]
  private static let capacity = ByteCount.gibibytes(71.6)
  private static let counts = [1, 2, 4, 8]

  static func workload(_ id: String) throws -> Workload {
    let offline = id == "batch"
    let json = """
      {"id": "\(id)", "name": "\(id)", "mode": "\(offline ? "offline" : "online")", "inputTokens": 1024,
       "outputTokens": 256, "concurrency": \(offline ? 128 : 16), "maximumTimeToFirstTokenSeconds": 0.5,
       "maximumTimePerOutputTokenSeconds": 0.05}
      """
    return try JSONDecoder().decode(Workload.self, from: Data(json.utf8))
  }

  static func request(model: String = "llama-4-scout", accelerator: String = "h100-sxm") throws -> PlanRequest {
    PlanRequest(
      model: model, accelerator: accelerator, workload: try workload("chat"), engine: "vllm", region: "us-east")
  }

  static func plan(_ request: PlanRequest) -> Plan {
    let options = known.map { option($0, request) }
    let fitting = known.filter { spare($0.gibibytes, count(request), request) >= .zero }
    let wanted = request.scheme.flatMap { id in known.first { $0.id == id } } ?? fitting.first { $0.id == "w4a16-g128" }
    let chosen = alternative(wanted ?? known[known.count - 1], request)
    let room = chosen.memory.spareBytes
    return Plan(
      request: request,
      verdict: Verdict(
        outcome: chosen.outcome, summary: "as the fixture says", spareBytes: room,
        missedTargets: request.concurrency > 64 ? ["first tokens take 0.9 s, and 0.5 s are asked for"] : [],
        targets: []),
      headline: Headline(
        parameters: 108_641_793_536, activeParametersPerToken: 17_173_000_000, unquantizedBits: 16,
        nominalBits: wanted?.bits ?? 4),
      chosen: chosen, reasons: ["It is the least that fits and is read fastest."],
      recommendations: Recommendations(
        online: recommendation(
          wanted?.id ?? "w4a16-g128", request, "Decoding waits for weights, and four bits are fewest."),
        offline: recommendation("fp8-dynamic", request, "Arithmetic is the limit, and FP8 doubles it.")),
      schemes: options, alternatives: known.map { alternative($0, request) }, rejected: rejected(request),
      repairs: repairs(request, room), assumptions: ["Every user holds a full context.", "Prices are of 2026-10."])
  }

  private static func count(_ request: PlanRequest) -> Int { request.count ?? 1 }

  private static func cacheGibibytes(_ request: PlanRequest) -> Double {
    Double(request.contextTokens) * Double(request.concurrency) * 0.00018 * (request.keyValueCache == .fp8 ? 0.5 : 1)
  }

  private static func spare(_ gibibytes: Double, _ count: Int, _ request: PlanRequest) -> ByteCount {
    capacity - .gibibytes((gibibytes + cacheGibibytes(request)) / Double(count)) - .gibibytes(2)
  }

  private static func option(
    _ scheme: Known, _ request: PlanRequest
  ) -> SchemeOption {
    let least = counts.first { spare(scheme.gibibytes, $0, request) >= .zero }
    return SchemeOption(
      scheme: scheme.id, name: scheme.id, weightsBytes: .gibibytes(scheme.gibibytes), countByCapacity: least ?? 8,
      count: least, layout: least.map { "TP\($0)" },
      spares: counts.map { SchemeOption.Spare(count: $0, spareBytes: spare(scheme.gibibytes, $0, request)) })
  }

  private static func alternative(
    _ scheme: Known, _ request: PlanRequest
  ) -> Alternative {
    let ledger = ledger(scheme.gibibytes, request)
    let short = ledger.spareBytes < .zero
    return Alternative(
      deployment: deployment(scheme.id, request),
      outcome: short ? .doesNotFit : ledger.spareBytes < .gibibytes(3) ? .tight : .fits, memory: ledger,
      performance: performance(scheme.bits, request),
      quality: QualityEstimate(
        basis: .synthetic,
        relativeSquaredError: scheme.bits == 16 ? Interval(exactly: 0) : Interval(0.0071, within: 0.1),
        perplexityIncrease: nil, recovery: scheme.recovery, notes: []),
      cost: CostEstimate(
        usdPerHour: 2.5 * Double(count(request)), usdPerMillionTokens: scheme.bits / 10, basis: "$2.50 an hour, 2026-10"
      ),
      energy: EnergyEstimate(joulesPerToken: 1.2, gramsCO2PerMillionTokens: 130, basis: "700 W at full load"),
      meetsTargets: true)
  }

  private static func deployment(_ scheme: String, _ request: PlanRequest) -> Deployment {
    Deployment(
      model: request.model, accelerator: request.accelerator, layout: Layout(tensorParallel: count(request)),
      scheme: scheme, keyValueCache: request.keyValueCache ?? .bf16, engine: request.engine)
  }

  private static func ledger(_ gibibytes: Double, _ request: PlanRequest) -> MemoryLedger {
    let count = Double(count(request))
    func item(_ name: String, _ category: MemoryLedger.Category, _ size: Double, _ basis: String) -> MemoryLedger.Item {
      MemoryLedger.Item(name: name, category: category, bytes: .gibibytes(size), basis: basis)
    }
    return MemoryLedger(
      deviceBytes: .gibibytes(79.6), capacityBytes: capacity,
      items: [
        item("experts", .weights, gibibytes * 0.9 / count, "16 experts in 48 layers"),
        item("attention", .weights, gibibytes * 0.1 / count, "40 heads, 8 for keys and values"),
        item("KV cache", .keyValueCache, cacheGibibytes(request) / count, "context × users"),
        item("activations", .activations, 1.2, "8,192 tokens in a pass"), item("driver", .runtime, 0.8, "measured"),
      ],
      loadPeakBytes: .zero, checkpointBytes: .gibibytes(gibibytes), keyValueCacheBytesPerToken: ByteCount(196_608),
      keyValueCacheTokens: 65_536, keyValueCacheFullBytes: .gibibytes(cacheGibibytes(request)),
      keyValueCacheWindowedBytes: .gibibytes(cacheGibibytes(request)))
  }

  private static func performance(_ bits: Double, _ request: PlanRequest) -> PerformanceEstimate {
    let slow = request.mode == .offline ? 2.0 : 1
    return PerformanceEstimate(
      timeToFirstTokenSeconds: Interval(0.2 * slow, within: 0.15),
      timePerOutputTokenSeconds: Interval(0.004 * bits / 4 * slow, within: 0.1),
      outputTokensPerSecond: Interval(800 * slow, within: 0.15), requestsPerSecond: Interval(3, within: 0.15),
      percentiles: nil, batch: request.concurrency, decodeBound: .memory, prefillBound: .compute,
      basis: "roofline, fitted on published rows")
  }

  private static func recommendation(
    _ scheme: String, _ request: PlanRequest, _ reason: Statement<Plan.Reason>
  ) -> Recommendation {
    Recommendation(
      deployment: deployment(scheme, request), performance: performance(4, request),
      cost: CostEstimate(usdPerHour: 2.5, usdPerMillionTokens: 0.4, basis: ""), reasons: [reason])
  }

  private static func rejected(_ request: PlanRequest) -> [Rejection] {
    ["nvfp4", "mxfp4"].map {
      Rejection(deployment: deployment($0, request), reason: "four-bit floats need Blackwell")
    } + [Rejection(deployment: deployment("w8a8-int8", request), reason: "the weights alone exceed the memory")]
  }

  private static func repairs(_ request: PlanRequest, _ spare: ByteCount) -> [Repair] {
    var repairs: [Repair] = []
    var smaller = request
    smaller.keyValueCache = .fp8
    if request.keyValueCache != .fp8 {
      repairs.append(
        Repair(
          kind: .narrowerCache, action: "Keep the KV cache in FP8", effect: "half its bytes",
          cost: "about 0.1 % of accuracy",
          request: smaller))
    }
    var more = request
    more.count = count(request) * 2
    repairs.append(
      Repair(
        kind: .moreAccelerators, action: "Use twice the GPUs", effect: "twice the room", cost: "twice the rent",
        request: more))
    if spare < .zero {
      var automatic = request
      automatic.scheme = "w4a16-g128"
      repairs.append(
        Repair(
          kind: .otherScheme, action: "Store weights in 4 bits", effect: "57 GiB", cost: "1.5 % of accuracy",
          request: automatic))
    }
    return repairs
  }
}
