import Domain
import Presentation
import Quantities

/// A plan's alternatives as comma-separated values: the chosen deployment first, one row each, exact numbers.
enum PlanCSV {
  static func text(_ plan: Plan) -> String {
    let columns = columns(plan)
    var csv = DelimitedText(header: columns.map(\.name))
    for alternative in plan.allAlternatives { csv.add(columns.map { $0.field(alternative) }) }
    return csv.text
  }

  /// A column's heading, with its unit, and its field.
  private struct Column: Sendable {
    let name: String
    let field: @Sendable (Alternative) -> String?
  }

  private static func columns(_ plan: Plan) -> [Column] {
    deploymentColumns(plan) + memoryColumns + performanceColumns + qualityColumns + economicsColumns
  }

  private static func deploymentColumns(_ plan: Plan) -> [Column] {
    [
      Column(name: "chosen") { $0.deployment == plan.deployment ? "true" : "false" },
      Column(name: "model") { $0.deployment.model },
      Column(name: "accelerator") { $0.deployment.accelerator },
      Column(name: "count") { String($0.deployment.count) },
      Column(name: "tensor_parallel") { String($0.deployment.layout.tensorParallel) },
      Column(name: "pipeline_parallel") { String($0.deployment.layout.pipelineParallel) },
      Column(name: "replicas") { String($0.deployment.replicas) },
      Column(name: "expert_parallel") { String($0.deployment.layout.expertParallel) },
      Column(name: "scheme") { $0.deployment.scheme },
      Column(name: "kv_cache") { $0.deployment.keyValueCache.rawValue },
      Column(name: "engine") { $0.deployment.engine },
      Column(name: "outcome") { $0.outcome.rawValue },
      Column(name: "meets_targets") { String($0.meetsTargets) },
    ]
  }

  private static let memoryColumns = [
    bytes("capacity_bytes") { $0.capacityBytes }, bytes("total_bytes") { $0.totalBytes },
    bytes("spare_bytes") { $0.spareBytes }, bytes("load_peak_bytes") { $0.loadPeakBytes },
    bytes("weights_bytes") { $0.weightsBytes }, bytes("checkpoint_bytes") { $0.checkpointBytes },
    bytes("kv_cache_bytes_per_token") { $0.keyValueCacheBytesPerToken },
    Column(name: "kv_cache_tokens") { String($0.memory.keyValueCacheTokens) },
  ]

  private static let performanceColumns =
    interval("time_to_first_token_seconds") { $0.performance.timeToFirstTokenSeconds }
    + interval("time_per_output_token_seconds") { $0.performance.timePerOutputTokenSeconds }
    + interval("output_tokens_per_second") { $0.performance.outputTokensPerSecond }
    + interval("requests_per_second") { $0.performance.requestsPerSecond }

  private static let qualityColumns =
    [Column(name: "quality_basis") { $0.quality.basis.rawValue }]
    + interval("relative_squared_error") { $0.quality.relativeSquaredError }
    + interval("perplexity_increase") { $0.quality.perplexityIncrease }
    + interval("recovery") { $0.quality.recovery }

  private static let economicsColumns = [
    number("usd_per_hour") { $0.cost.usdPerHour },
    number("usd_per_million_tokens") { $0.cost.usdPerMillionTokens },
    number("joules_per_token") { $0.energy.joulesPerToken },
    number("grams_co2_per_million_tokens") { $0.energy.gramsCO2PerMillionTokens },
  ]

  private static func bytes(_ name: String, _ value: @escaping @Sendable (MemoryLedger) -> ByteCount) -> Column {
    Column(name: name) { String(value($0.memory).bytes) }
  }

  private static func number(_ name: String, _ value: @escaping @Sendable (Alternative) -> Double?) -> Column {
    Column(name: name) { DelimitedText.number(value($0)) }
  }

  private static func interval(_ name: String, _ value: @escaping @Sendable (Alternative) -> Interval?) -> [Column] {
    [
      number(name + "_low") { value($0)?.low }, number(name + "_likely") { value($0)?.likely },
      number(name + "_high") { value($0)?.high },
    ]
  }
}
