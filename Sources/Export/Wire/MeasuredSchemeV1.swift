import Domain
import Quantization
import WeightErrors

/// The estimate for one scheme.
struct MeasuredSchemeV1: Encodable {
  let scheme: String
  let method: String
  let calibration: String
  @OrNull var bitsPerWeight: Double?
  @OrNull var relativeSquaredError: ErrorIntervalV1?
  @OrNull var relativeError: ErrorIntervalV1?
  @OrNull var outputRelativeError: ErrorIntervalV1?
  let tensorsMeasured: Int
  let tensorsRounded: Int
  let tensorsInPopulation: Int
  let strata: [MeasuredStratumV1]

  init(_ scheme: MeasurementSummary.Scheme) {
    self.scheme = scheme.scheme
    method = scheme.method
    calibration = scheme.calibration.rawValue
    bitsPerWeight = scheme.bitsPerWeight
    relativeSquaredError = scheme.relativeSquaredError.map(ErrorIntervalV1.init)
    relativeError = (scheme.relativeSquaredError?.squareRoot).map(ErrorIntervalV1.init)
    outputRelativeError = (scheme.outputRelativeSquaredError?.squareRoot).map(ErrorIntervalV1.init)
    tensorsMeasured = scheme.tensorsMeasured
    tensorsRounded = scheme.tensorsRounded
    tensorsInPopulation = scheme.tensorsInPopulation
    strata = scheme.strata.map(MeasuredStratumV1.init)
  }
}

/// The estimate for the tensors of one class and depth.
struct MeasuredStratumV1: Encodable {
  let tensorClass: TensorFamily
  @OrNull var depth: Int?
  let parameterShare: Double
  let tensorsMeasured: Int
  let tensorsInPopulation: Int
  @OrNull var relativeSquaredError: ErrorIntervalV1?

  init(_ stratum: MeasurementSummary.Stratum) {
    tensorClass = stratum.tensorClass
    depth = stratum.depth
    parameterShare = stratum.parameterShare
    tensorsMeasured = stratum.tensorsMeasured
    tensorsInPopulation = stratum.tensorsInPopulation
    relativeSquaredError = stratum.relativeSquaredError.map(ErrorIntervalV1.init)
  }
}

/// Null stands for what JSON has no number for, too.
struct ErrorIntervalV1: Encodable {
  @OrNull var low: Double?
  @OrNull var likely: Double?
  @OrNull var high: Double?

  init(_ interval: ErrorInterval) {
    low = interval.low?.ifFinite
    likely = interval.likely.ifFinite
    high = interval.high?.ifFinite
  }
}
