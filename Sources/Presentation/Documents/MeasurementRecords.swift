import Documents
import Quantization

/// Measured errors as exact values, a row for each tensor under each scheme.
enum MeasurementRecords {
  static func records(_ report: MeasurementRun.Report) -> Records {
    Records(
      columns: [
        "tensor", "shape", "scheme", "method", "bits_per_weight", "relative_squared_error", "relative_error",
        "mean_squared_error", "root_mean_square", "signal_to_noise_decibels", "cosine_similarity",
        "maximum_absolute_error", "output_relative_error", "not_finite_count", "seconds", "synthetic", "source",
        "calibration_synthetic", "calibration",
      ],
      rows: report.results.map { result in
        let metrics = result.metrics
        let numbers = [
          result.bitsPerWeight, metrics.relativeSquaredError, metrics.relativeError, metrics.meanSquaredError,
          metrics.rootMeanSquare, metrics.signalToNoiseDecibels, metrics.cosineSimilarity,
          metrics.maximumAbsoluteError, result.outputRelativeError,
        ]
        let shape = result.shape.map { String($0) }.joined(separator: "x")
        return [.text(result.tensor), .text(shape), .text(result.scheme), .text(result.method)]
          + numbers.map { Records.Value($0) }
          + [
            .init(result.notFiniteCount), .number(result.seconds), .flag(report.summary.isSynthetic),
            .text(report.summary.source), .flag(report.summary.isCalibrationSynthetic),
            .init(report.summary.calibration),
          ]
      })
  }
}
