import Documents
import Domain
import Quantities

/// A plan's alternatives as exact values: the chosen deployment first, a row each.
enum PlanRecords {
  static func records(_ plan: Plan) -> Records {
    let columns = columns(plan)
    return Records(
      columns: columns.map(\.name), rows: plan.allAlternatives.map { row in columns.map { $0.value(row) } })
  }

  /// A column's name, with its unit, and its value.
  private struct Column: Sendable {
    let name: String
    let value: @Sendable (Alternative) -> Records.Value
  }

  private static func columns(_ plan: Plan) -> [Column] {
    deploymentColumns(plan) + memoryColumns + performanceColumns + qualityColumns + economicsColumns
      + hostColumns
  }

  private static func deploymentColumns(_ plan: Plan) -> [Column] {
    [
      Column(name: "chosen") { .flag($0.deployment == plan.deployment) },
      Column(name: "model") { .text($0.deployment.model) },
      Column(name: "accelerator") { .text($0.deployment.accelerator) },
      Column(name: "count") { Records.Value($0.deployment.count) },
      Column(name: "tensor_parallel") { Records.Value($0.deployment.layout.tensorParallel) },
      Column(name: "pipeline_parallel") { Records.Value($0.deployment.layout.pipelineParallel) },
      Column(name: "data_parallel") { Records.Value($0.deployment.layout.dataParallel) },
      Column(name: "replicas") { Records.Value($0.deployment.replicas) },
      Column(name: "expert_parallel") { .flag($0.deployment.layout.expertParallel) },
      Column(name: "scheme") { .text($0.deployment.scheme) },
      Column(name: "kv_cache") { .text($0.deployment.keyValueCache.rawValue) },
      Column(name: "engine") { .text($0.deployment.engine) },
      Column(name: "outcome") { .text($0.outcome.rawValue) },
      Column(name: "meets_targets") { .flag($0.meetsTargets) },
    ]
  }

  private static let hostColumns = [
    Column(name: "host") { Records.Value($0.deployment.host?.reference) },
    Column(name: "host_count") { Records.Value($0.deployment.hostCount) },
  ]

  private static let memoryColumns = [
    bytes("capacity_bytes") { $0.capacityBytes }, bytes("total_bytes") { $0.totalBytes },
    bytes("spare_bytes") { $0.spareBytes }, bytes("load_peak_bytes") { $0.loadPeakBytes },
    bytes("weights_bytes") { $0.weightsBytes }, bytes("checkpoint_bytes") { $0.checkpointBytes },
    bytes("kv_cache_bytes_per_token") { $0.keyValueCacheBytesPerToken },
    Column(name: "kv_cache_tokens") { Records.Value($0.memory.keyValueCacheTokens) },
  ]

  private static let performanceColumns =
    interval("time_to_first_token_seconds") { $0.performance.timeToFirstTokenSeconds }
    + interval("time_per_output_token_seconds") { $0.performance.timePerOutputTokenSeconds }
    + interval("output_tokens_per_second") { $0.performance.outputTokensPerSecond }
    + interval("requests_per_second") { $0.performance.requestsPerSecond }

  private static let qualityColumns =
    [Column(name: "quality_basis") { .text($0.quality.basis.rawValue) }]
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
    Column(name: name) { .whole(value($0.memory).bytes) }
  }

  private static func number(_ name: String, _ value: @escaping @Sendable (Alternative) -> Double?) -> Column {
    Column(name: name) { Records.Value(value($0)) }
  }

  private static func interval(_ name: String, _ value: @escaping @Sendable (Alternative) -> Interval?) -> [Column] {
    [
      number(name + "_low") { value($0)?.low }, number(name + "_likely") { value($0)?.likely },
      number(name + "_high") { value($0)?.high },
    ]
  }
}
