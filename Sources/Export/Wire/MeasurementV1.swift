import Domain
import Quantization
import WeightErrors

/// What was measured, as version 1 of the JSON spells it.
struct MeasurementV1: Encodable {
  let schemaVersion = 1
  let results: [MeasurementResultV1]
  let summary: MeasurementSummaryV1

  init(_ report: MeasurementRun.Report) {
    results = report.results.map(MeasurementResultV1.init)
    summary = MeasurementSummaryV1(report.summary)
  }
}

struct MeasurementSummaryV1: Encodable {
  let source: String
  let synthetic: Bool
  let storedAs: [String]
  @OrNull var calibration: String?
  let calibrationSynthetic: Bool
  let seed: UInt64
  @OrNull var precision: Double?
  let partial: Bool
  let recordedCount: Int
  let notFiniteCount: Int
  let seen: SeenWeightsV1
  let leftOut: [LeftOutWeightsV1]
  let schemes: [MeasuredSchemeV1]
  let skipped: [SkippedTensorV1]

  init(_ summary: MeasurementSummary) {
    source = summary.source
    synthetic = summary.isSynthetic
    storedAs = summary.storedAs
    calibration = summary.calibration
    calibrationSynthetic = summary.isCalibrationSynthetic
    seed = summary.seed
    precision = summary.precision
    partial = summary.isPartial
    recordedCount = summary.recordedCount
    notFiniteCount = summary.notFiniteCount
    seen = SeenWeightsV1(summary.seen)
    leftOut = summary.leftOut.map(LeftOutWeightsV1.init)
    schemes = summary.schemes.map(MeasuredSchemeV1.init)
    skipped = summary.skipped.map(SkippedTensorV1.init)
  }
}

struct SeenWeightsV1: Encodable {
  let tensors: Int
  let tensorsInPopulation: Int
  let parameterShare: Double
  let strata: Int
  let unseen: [UnseenStratumV1]

  init(_ seen: MeasurementSummary.Seen) {
    tensors = seen.tensors
    tensorsInPopulation = seen.tensorsInPopulation
    parameterShare = seen.parameterShare
    strata = seen.strata
    unseen = seen.unseen.map(UnseenStratumV1.init)
  }
}

struct UnseenStratumV1: Encodable {
  let tensorClass: TensorFamily
  @OrNull var depth: Int?

  init(_ stratum: SamplingPlan.Stratum) {
    tensorClass = stratum.tensorClass
    depth = stratum.depth
  }
}

struct LeftOutWeightsV1: Encodable {
  let tensorClass: TensorFamily
  let tensors: Int
  let parameterShare: Double

  init(_ leftOut: MeasurementSummary.LeftOut) {
    tensorClass = leftOut.tensorClass
    tensors = leftOut.tensors
    parameterShare = leftOut.parameterShare
  }
}

struct SkippedTensorV1: Encodable {
  let tensor: String
  let scheme: String
  let method: String
  let reason: String

  init(_ skipped: MeasurementSummary.Skipped) {
    tensor = skipped.tensor
    scheme = skipped.scheme
    method = skipped.method
    reason = skipped.reason
  }
}
