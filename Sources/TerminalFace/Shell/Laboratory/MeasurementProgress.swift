import Quantities

/// A tensor whose quantization error has been measured.
package struct MeasuredTensor: Hashable, Sendable {
  package let name: String
  package let format: String
  package let bitsPerWeight: Double
  /// ‖W−Ŵ‖²/‖W‖².
  package let relativeSquaredError: Double
  package let signalToNoiseDecibels: Double

  package init(
    name: String, format: String, bitsPerWeight: Double, relativeSquaredError: Double, signalToNoiseDecibels: Double
  ) {
    self.name = name
    self.format = format
    self.bitsPerWeight = bitsPerWeight
    self.relativeSquaredError = relativeSquaredError
    self.signalToNoiseDecibels = signalToNoiseDecibels
  }
}

/// How far a measurement has come.
package struct MeasurementProgress: Hashable, Sendable {
  package var completed: Int
  package var total: Int
  /// Measured since the last report.
  package var rows: [MeasuredTensor]
  /// The error of the whole model as far as it is known.
  package var estimate: Interval?

  package init(completed: Int, total: Int, rows: [MeasuredTensor], estimate: Interval?) {
    self.completed = completed
    self.total = total
    self.rows = rows
    self.estimate = estimate
  }
}
