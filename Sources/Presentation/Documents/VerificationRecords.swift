import Documents
import Domain
import Quantities
import Verification

/// Each published measurement beside ours, as exact values.
enum VerificationRecords {
  static func records(_ report: VerificationReport) -> Records {
    Records(
      columns: [
        "group", "model", "scheme", "kernel", "engine", "accelerator", "architecture", "tensor_parallel",
        "pipeline_parallel", "input_tokens", "output_tokens", "context_tokens", "batch", "metric", "published", "ours",
        "low", "high", "ours_without_accelerator", "ours_without_family", "is_mixture", "is_fitted",
        "is_superseded", "source",
      ],
      rows: report.lines.flatMap { line in line.comparisons.map { values($0, of: line.group) } })
  }

  private static func values(_ comparison: Comparison, of group: EvidenceGroup) -> [Records.Value] {
    let measurement = comparison.measurement
    let row = measurement.row
    return [
      .text(group.name), .text(row.model), .init(row.scheme), .text(comparison.kernel.rawValue),
      .text(measurement.engine), .init(row.accelerator), .init(comparison.architecture),
      .init(row.tensorParallel), .init(row.pipelineParallel), .init(row.inputTokens), .init(row.outputTokens),
      .init(row.contextTokens), .init(row.batch), .init(row.metric), .number(comparison.theirs),
      .number(comparison.ours.likely), .number(comparison.ours.low), .number(comparison.ours.high),
      .init(comparison.leftOut[.accelerator]?.likely), .init(comparison.leftOut[.family]?.likely),
      .flag(comparison.isMixture), .flag(measurement.isFitted),
      .flag(comparison.isSuperseded), .text(measurement.source),
    ]
  }
}
