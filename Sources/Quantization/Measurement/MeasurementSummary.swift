import Domain
import Tensors

/// What a run of measurements says of the model as a whole.
package struct MeasurementSummary: Sendable {
  /// The estimate for one scheme.
  package struct Scheme: Sendable {
    package let scheme: String
    package let method: String
    /// What the method must know of the activations.
    package let calibration: CalibrationNeed
    /// Over all tensors that the scheme can hold, measured or not.
    package let bitsPerWeight: Double?
    /// Parameter-weighted mean of t²; nil if nothing was measured.
    package let relativeSquaredError: ErrorInterval?
    /// Parameter-weighted mean of ‖XWᵀ − XŴᵀ‖² / ‖XWᵀ‖²; nil without activations.
    package let outputRelativeSquaredError: ErrorInterval?
    package let tensorsMeasured: Int
    /// Of how many it is known what rounding makes of them, which t² of the others is told by.
    package let tensorsRounded: Int
    package let tensorsInPopulation: Int
    package let strata: [Stratum]
  }

  /// The estimate for the tensors of one class and depth.
  package struct Stratum: Sendable {
    package let tensorClass: TensorFamily
    package let depth: Int?
    /// Share of the population's parameters.
    package let parameterShare: Double
    package let tensorsMeasured: Int
    package let tensorsInPopulation: Int
    package let relativeSquaredError: ErrorInterval?
  }

  /// How much of what the estimate speaks for was measured.
  package struct Seen: Sendable {
    package let tensors: Int
    package let tensorsInPopulation: Int
    /// Of the population's parameters.
    package let parameterShare: Double
    /// Classes and depths.
    package let strata: Int
    /// Those of which nothing was measured, without which nothing is said of the whole.
    package let unseen: [SamplingPlan.Stratum]
  }

  /// Tensors of one class that the estimate does not speak for.
  package struct LeftOut: Sendable {
    package let tensorClass: TensorFamily
    package let tensors: Int
    /// Of all parameters that the weights hold.
    package let parameterShare: Double
  }

  /// A tensor that a scheme could not hold, or that could not be read, and why.
  package struct Skipped: Sendable, Hashable {
    package let tensor: String
    package let scheme: String
    package let method: String
    package let reason: String
    /// Whether the file is at fault, as one that was cut while it was read, rather than the scheme.
    package let isUnreadable: Bool
  }

  package let source: String
  /// Whether the weights were invented rather than read.
  package let isSynthetic: Bool
  /// How the weights were quantized already, the commonest form first; errors are against what they stand for.
  package let storedAs: [String]
  /// Where activations came from; nil without any.
  package let calibration: String?
  package let isCalibrationSynthetic: Bool
  package let seed: UInt64
  /// The share of its value that each interval may reach to end the run; nil where the sample was fixed.
  package let precision: Double?
  /// Whether the run was cancelled, so that fewer tensors than planned were measured.
  package let isPartial: Bool
  /// Results that an earlier run had left in the log.
  package let recordedCount: Int
  package let notFiniteCount: Int
  package let seen: Seen
  package let leftOut: [LeftOut]
  package let schemes: [Scheme]
  package let skipped: [Skipped]

  /// Why files could not be read to their end; nil where they could.
  package var fault: String? { skipped.first(where: \.isUnreadable)?.reason }
}
