import Documents
import Domain
import Planning
import Quantities

/// Ranked models as exact values, a row each, those that don't fit among them.
enum ModelsRecords {
  static func records(_ report: ModelReport) -> Records {
    Records(
      columns: [
        "model", "parameters", "hardware", "count", "scheme", "kv_cache", "layout", "engine", "outcome",
        "meets_targets", "missed_targets", "output_tokens_per_second", "requests_per_second",
        "time_to_first_token_seconds", "time_per_output_token_seconds", "used_bytes", "spare_bytes", "usd_per_hour",
        "accuracy_kept", "benchmark", "benchmark_value", "expected_value", "benchmarks", "licence", "reason",
      ],
      rows: report.rows.map { values($0, report.benchmark) })
  }

  private static func values(_ row: ModelRow, _ benchmark: String?) -> [Records.Value] {
    let best = row.best
    let performance = best?.performance
    return [
      .text(row.model.id), .whole(row.model.parameters), .text(row.fit.hardware), .init(row.fit.count),
      .text(row.fit.scheme), .init(row.fit.keyValueCache?.rawValue), .init(row.fit.layout),
      .init(best?.deployment.engine), .text((best?.outcome ?? .doesNotFit).rawValue),
      .flag(best != nil && row.missed.isEmpty), .text(row.missed.map(\.shortName).joined(separator: " ")),
      .init(performance?.outputTokensPerSecond.likely), .init(performance?.requestsPerSecond.likely),
      .init(performance?.timeToFirstTokenSeconds.likely), .init(performance?.timePerOutputTokenSeconds?.likely),
      best.map { .whole($0.memory.totalBytes.bytes) } ?? .unknown,
      best.map { .whole($0.memory.spareBytes.bytes) } ?? .unknown, .init(best?.cost.usdPerHour),
      .init(best?.quality.recovery?.likely), .init(row.result(benchmark)?.name), .init(row.result(benchmark)?.value),
      .init(best == nil ? nil : row.expected(benchmark)),
      .text(row.model.benchmarks.map { "\($0.name) \(NumberText.trimmed($0.value))" }.joined(separator: "; ")),
      .init(row.model.licence), .init(row.fit.reason?.words),
    ]
  }
}
