import Tensors

/// A place that keeps measurements, so that none is made twice.
package protocol MeasurementLog: Sendable {
  /// What an earlier run found; nil where nobody measured that.
  func recorded(_ key: MeasurementKey) -> MeasurementResult?
  func append(_ measurement: RecordedMeasurement) throws
}

/// What a measurement is of: two with the same key would have the same numbers.
package struct MeasurementKey: Sendable, Hashable {
  package let tensor: String
  /// As `TensorFingerprint` has it.
  package let tensorHash: String
  package let format: String
  package let method: String
  /// The label of the activations; nil where there were none.
  package let calibration: String?
}

/// A result with all that is needed to trust it elsewhere.
package struct RecordedMeasurement: Sendable, Hashable {
  package let result: MeasurementResult
  package let tensorHash: String
  package let calibration: String?
  /// Where the weights were.
  package let source: String
  /// Whether weights were invented.
  package let isSynthetic: Bool
  /// Whether activations were.
  package let isCalibrationSynthetic: Bool
  package let seed: UInt64

  package init(
    result: MeasurementResult, tensorHash: String, calibration: String?, source: String, isSynthetic: Bool,
    isCalibrationSynthetic: Bool = false, seed: UInt64
  ) {
    self.result = result
    self.tensorHash = tensorHash
    self.calibration = calibration
    self.source = source
    self.isSynthetic = isSynthetic
    self.isCalibrationSynthetic = isCalibrationSynthetic
    self.seed = seed
  }

  package var key: MeasurementKey {
    MeasurementKey(
      tensor: result.tensor, tensorHash: tensorHash, format: result.format, method: result.method,
      calibration: calibration)
  }
}
