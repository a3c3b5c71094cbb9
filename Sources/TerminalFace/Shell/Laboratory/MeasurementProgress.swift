import Quantities

/// A tensor whose quantization error has been measured.
package struct MeasuredTensor: Hashable, Sendable {
  package let name: String
  package let format: String
  package let bitsPerWeight: Double
  /// ‖W−Ŵ‖²/‖W‖².
  package let relativeSquaredError: Double
  package let signalToNoiseDecibels: Double
}

/// How far a measurement has come.
package struct MeasurementProgress: Hashable, Sendable {
  package var completed: Int
  package var total: Int
  /// Measured since the last report.
  package var rows: [MeasuredTensor]
  /// The error of the whole model as far as it is known.
  package var estimate: Interval?
}
