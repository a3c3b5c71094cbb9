import Domain
import Tensors

/// The planner's quick look: the error of some formats on a bounded sample of synthetic weights of each tensor class.
///
/// Deterministic in its seed. The interval tells only how well the sample stands for the assumed distribution, not how
/// well that distribution stands for a model's real weights; results must be called synthetic.
package struct ErrorEstimator: Sendable {
  /// A class of tensors as a model has it.
  package struct ClassShape: Sendable, Hashable {
    package let tensorClass: TensorFamily
    package let shape: MatrixShape
    /// Parameters of all tensors of the class; only their ratio matters.
    package let parameters: Double

    package init(tensorClass: TensorFamily, rows: Int, columns: Int, parameters: Double) {
      self.tensorClass = tensorClass
      shape = MatrixShape(rows: rows, columns: columns)
      self.parameters = parameters
    }
  }

  /// The error of one format on one class.
  package struct ClassEstimate: Sendable {
    package let tensorClass: TensorFamily
    package let shape: MatrixShape
    package let format: String
    /// Of the class's full shape.
    package let bitsPerWeight: Double?
    /// t²; nil where the format cannot hold the shape.
    package let relativeSquaredError: ErrorInterval?
    /// Why the format cannot hold the shape.
    package let refusal: String?
  }

  /// The error of one format over all classes, weighted by parameters.
  package struct FormatEstimate: Sendable {
    package let format: String
    /// Nil where no class could be held.
    package let relativeSquaredError: ErrorInterval?
    package let classes: [ClassEstimate]
  }

  package let seed: UInt64
  /// Weights drawn for each class, at most a whole tensor and at least four rows.
  package let weightsPerClass: Int
  package let instructions: InstructionSet

  package init(seed: UInt64 = 1, weightsPerClass: Int = 65536, instructions: InstructionSet = .best) {
    self.seed = seed
    self.weightsPerClass = weightsPerClass
    self.instructions = instructions
  }

  /// One estimate for each format, in order.
  package func estimate(_ classes: [ClassShape], formats: [any Codec]) -> [FormatEstimate] {
    var byFormat = [[ClassEstimate]](repeating: [], count: formats.count)
    for (index, item) in classes.enumerated() {
      let sample = sample(item, at: index)
      for (position, format) in formats.enumerated() {
        byFormat[position].append(sample.estimate(format))
      }
    }
    return zip(formats, byFormat).map { format, estimates in
      FormatEstimate(
        format: format.id, relativeSquaredError: Self.combined(estimates, weights: classes.map(\.parameters)),
        classes: estimates)
    }
  }

  private func sample(_ item: ClassShape, at index: Int) -> SyntheticSample {
    SyntheticSample(item, name: "\(item.tensorClass.rawValue).\(index)", estimator: self)
  }

  /// Weights of some classes, kept to try one format after another on.
  package func samples(of classes: [ClassShape]) -> Samples {
    Samples(samples: classes.enumerated().map { index, item in sample(item, at: index) })
  }

  package struct Samples: Sendable {
    fileprivate let samples: [SyntheticSample]

    /// One estimate for each class, the same as `estimate` gives.
    package func estimates(_ format: any Codec) -> [ClassEstimate] { samples.map { $0.estimate(format) } }
  }

  /// The weighted mean of independent estimates; half-widths add in quadrature.
  private static func combined(_ estimates: [ClassEstimate], weights: [Double]) -> ErrorInterval? {
    let known = zip(estimates, weights).compactMap { estimate, weight in
      estimate.relativeSquaredError.map { (interval: $0, weight: weight) }
    }
    let total = known.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    let mean = known.reduce(0) { $0 + $1.weight * $1.interval.likely } / total
    var squares: Double? = 0
    for item in known {
      guard let high = item.interval.high, let sum = squares else {
        squares = nil
        break
      }
      let reach = item.weight / total * (high - item.interval.likely)
      squares = sum + reach * reach
    }
    guard let reach = squares?.squareRoot() else { return ErrorInterval(low: nil, likely: mean, high: nil) }
    return ErrorInterval(low: max(0, mean - reach), likely: mean, high: mean + reach)
  }
}
