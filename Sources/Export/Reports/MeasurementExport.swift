import JSON
import Presentation
import Quantization
import StyledText

/// Measured errors as a file's text.
package enum MeasurementExport {
  private static let schemaVersion = 1

  package static func text(_ report: MeasurementRun.Report, as format: ExportFormat) throws -> String {
    switch format {
    case .json: try JSONText.encode(Document(results: report.results, summary: report.summary))
    case .csv: csv(report)
    case .markdown: markdown(report)
    }
  }

  private struct Document: Encodable {
    let schemaVersion = MeasurementExport.schemaVersion
    let results: [MeasurementResult]
    let summary: MeasurementSummary
  }

  private static func csv(_ report: MeasurementRun.Report) -> String {
    var csv = DelimitedText(header: [
      "tensor", "shape", "scheme", "method", "bits_per_weight", "relative_squared_error", "relative_error",
      "mean_squared_error", "root_mean_square", "signal_to_noise_decibels", "cosine_similarity",
      "maximum_absolute_error", "output_relative_error", "not_finite_count", "seconds", "synthetic", "source",
    ])
    for result in report.results {
      let metrics = result.metrics
      let numbers = [
        result.bitsPerWeight, metrics.relativeSquaredError, metrics.relativeError, metrics.meanSquaredError,
        metrics.rootMeanSquare, metrics.signalToNoiseDecibels, metrics.cosineSimilarity, metrics.maximumAbsoluteError,
        result.outputRelativeError,
      ]
      let shape = result.shape.map { String($0) }.joined(separator: "x")
      csv.add(
        [result.tensor, shape, result.scheme, result.method]
          + numbers.map { DelimitedText.number($0.flatMap { $0.isFinite ? $0 : nil }) }
          + [
            String(result.notFiniteCount), DelimitedText.number(result.seconds), String(report.summary.isSynthetic),
            report.summary.source,
          ])
    }
    return csv.text
  }

  private static func markdown(_ report: MeasurementRun.Report) -> String {
    var summary = MarkdownTable(MeasurementTable.summaryColumns.map(\.markdownHeading))
    for scheme in report.summary.schemes { summary.add(MeasurementTable.summaryCells(scheme).map(\.text)) }
    var table = MarkdownTable(MeasurementTable.columns.map(\.markdownHeading))
    for result in report.results { table.add(MeasurementTable.cells(result).map(\.text)) }
    let origin = MeasurementTable.origin(report.summary).map { MarkdownText.plain($0.text) + "\n" }.joined(
      separator: "\n")
    return "# Quantization error\n\n" + origin + "\n" + summary.text + "\n## Tensors\n\n" + table.text
  }
}
