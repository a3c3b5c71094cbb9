import Domain
import Quantities

/// Plans made of random values: any that JSON can hold, known and unknown.
struct RandomPlan {
  private var state: UInt64
  private let template: PlanRequest

  init(seed: UInt64, template: PlanRequest) {
    state = seed
    self.template = template
  }

  mutating func next() -> Plan {
    let alternatives = list { $0.alternative() }
    var plan = Plan(
      request: request(),
      verdict: Verdict(
        outcome: pick([.fits, .tight, .doesNotFit]), summary: .quoted(text()), spareBytes: bytes(),
        missedTargets: list { .quoted($0.text()) }, targets: list { $0.check() }),
      headline: Headline(
        parameters: Int64(whole()), activeParametersPerToken: Int64(whole()), unquantizedBits: double(),
        nominalBits: double()),
      chosen: alternatives.first ?? alternative(), reasons: list { .quoted($0.text()) },
      recommendations: Recommendations(
        online: maybe { $0.recommendation() }, offline: maybe { $0.recommendation() }),
      schemes: list { $0.option() }, alternatives: alternatives,
      rejected: list {
        Rejection(deployment: $0.deployment(), reason: .quoted($0.text(), code: $0.maybe { $0.text() }))
      },
      repairs: list {
        Repair(
          kind: $0.maybe { $0.pick(RepairKind.allCases) }, action: .quoted($0.text()), effect: .quoted($0.text()),
          cost: .quoted($0.text()), request: $0.request())
      },
      assumptions: list { .quoted($0.text()) }, warnings: list { $0.text() })
    addLife(to: &plan)
    return plan
  }
}

extension RandomPlan {
  fileprivate mutating func request() -> PlanRequest {
    // A request starts from a workload, which only a catalog makes; the golden plan's serves as well.
    var request = template
    request.model = text()
    request.count = maybe { $0.whole() }
    request.mode = pick(ServingMode.allCases)
    request.contextTokens = whole()
    request.requestsPerSecond = maybe { $0.double() }
    request.scheme = maybe { $0.text() }
    request.keyValueCache = maybe { $0.pick(KeyValueCacheFormat.allCases) }
    request.maximumTimeToFirstTokenSeconds = maybe { $0.double() }
    request.maximumTimePerOutputTokenSeconds = maybe { $0.double() }
    request.maximumUSDPerHour = maybe { $0.double() }
    request.weights = maybe { $0.text() }
    request.weightsPolicy = maybe { $0.pick(WeightsPolicy.allCases) }
    request.simulate = pick(SimulationPolicy.allCases)
    return request
  }

  mutating func deployment() -> Deployment {
    var deployment = Deployment(
      model: text(), accelerator: text(),
      layout: Layout(
        tensorParallel: whole() % 64, pipelineParallel: whole() % 64, expertParallel: pick([true, false])),
      replicas: whole() % 64, scheme: text(),
      keyValueCache: pick(KeyValueCacheFormat.allCases), engine: text())
    deployment.spareReplicas = pick([0, 0, 1, 7])
    return deployment
  }

  fileprivate mutating func alternative() -> Alternative {
    Alternative(
      deployment: deployment(), outcome: pick([.fits, .tight, .doesNotFit]), memory: ledger(),
      performance: performance(),
      quality: QualityEstimate(
        basis: pick([.measured, .synthetic, .published]), relativeSquaredError: maybe { $0.interval() },
        perplexityIncrease: maybe { $0.interval() }, recovery: maybe { $0.interval() },
        notes: list { .quoted($0.text()) }),
      cost: cost(),
      energy: EnergyEstimate(
        joulesPerToken: maybe { $0.double() }, gramsCO2PerMillionTokens: maybe { $0.double() }, basis: .quoted(text())),
      meetsTargets: pick([true, false]))
  }

  fileprivate mutating func option() -> SchemeOption {
    SchemeOption(
      scheme: text(), name: text(), weightsBytes: bytes(), countByCapacity: whole(), count: maybe { $0.whole() },
      layout: maybe { $0.text() },
      spares: [1, 2, 4, 8].map { SchemeOption.Spare(count: $0, spareBytes: maybe { $0.bytes() }) })
  }

  fileprivate mutating func recommendation() -> Recommendation {
    Recommendation(
      deployment: deployment(), performance: performance(), cost: cost(), reasons: list { .quoted($0.text()) })
  }

  private mutating func cost() -> CostEstimate {
    CostEstimate(usdPerHour: maybe { $0.double() }, usdPerMillionTokens: maybe { $0.double() }, basis: .quoted(text()))
  }

  private mutating func performance() -> PerformanceEstimate {
    PerformanceEstimate(
      timeToFirstTokenSeconds: interval(), timePerOutputTokenSeconds: interval(),
      outputTokensPerSecond: interval(), requestsPerSecond: interval(),
      items: pick([nil, ServedItems(unit: pick(ServedItems.Unit.allCases), perSecond: interval())]),
      percentiles: pick([
        nil, LatencyPercentiles(timeToFirstTokenSeconds: percentiles(), timePerOutputTokenSeconds: percentiles()),
      ]), simulation: maybe { $0.simulation() }, batch: whole(),
      decodeBound: pick([.memory, .compute, .overhead]), prefillBound: pick([.memory, .compute, .overhead]),
      basis: .quoted(text()))
  }

  private mutating func check() -> TargetCheck {
    TargetCheck(
      name: pick(TargetCheck.Name.allCases), limit: double(), value: maybe { $0.double() },
      percentile: pick(Percentile.allCases + [nil]), state: pick(TargetCheck.State.allCases))
  }

  private mutating func percentiles() -> Percentiles {
    Percentiles(p50: double(), p95: double(), p99: double())
  }

  private mutating func simulation() -> SimulatedLoad {
    SimulatedLoad(
      requests: whole(), seed: 1, timeToFirstTokenSeconds: latency(), timePerOutputTokenSeconds: maybe { $0.latency() },
      goodput: double(), queue: .init(mean: double(), most: whole()), preemptions: whole())
  }

  private mutating func latency() -> SimulatedLoad.Latency {
    SimulatedLoad.Latency(p50: double(), p90: double(), p95: double(), p99: double())
  }

  private mutating func ledger() -> MemoryLedger {
    MemoryLedger(
      deviceBytes: bytes(), capacityBytes: bytes(),
      items: list {
        MemoryLedger.Item(
          name: $0.text(), category: $0.pick(MemoryLedger.Category.allCases), bytes: $0.bytes(), basis: $0.text())
      },
      loadPeakBytes: bytes(), checkpointBytes: bytes(), keyValueCacheBytesPerToken: bytes(),
      keyValueCacheTokens: whole(), keyValueCacheFullBytes: bytes(), keyValueCacheWindowedBytes: bytes())
  }
}

extension RandomPlan {
  /// SplitMix64.
  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(bits() % UInt64(values.count))] }

  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
    bits() % 3 == 0 ? nil : make(&self)
  }

  mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
    (0..<Int(bits() % 4)).map { _ in make(&self) }
  }

  mutating func whole() -> Int { Int(bits() >> (1 + bits() % 63)) }

  mutating func bytes() -> ByteCount {
    ByteCount((bits() & 1 == 0 ? 1 : -1) * Int64(bits() >> (2 + bits() % 61)))
  }

  /// Any finite double, tiny and huge ones included.
  private mutating func double() -> Double {
    let value = Double(bitPattern: bits())
    if value.isFinite && bits() & 1 == 0 { return value }
    return Double(bits() >> 40) / 1024
  }

  private mutating func interval() -> Interval { Interval(low: double(), likely: double(), high: double()) }

  private mutating func text() -> String {
    let pieces = [
      "w4a16", " ", "\"", "\\", "\n", "\t", "\u{1}", "\u{7F}", "é", "日本", "🦙", ",", "|", "</b>", "\u{2028}",
    ]
    return (0..<Int(bits() % 6)).map { _ in pick(pieces) }.joined()
  }
}
