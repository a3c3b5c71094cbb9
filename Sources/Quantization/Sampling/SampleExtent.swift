/// How much of a model a run measures.
package enum SampleExtent: Sendable, Hashable {
  /// Every tensor.
  case all
  /// What is worth its time: everything where weights are only rounded, which takes little more than reading them; of
  /// methods that take longer a sample, beside what rounding makes of every tensor; of invented weights, which are alike
  /// within a class, one tensor for each class and third of depth.
  case usual
  /// So many tensors and no others.
  case tensors(Int)
  /// As many as it takes until each scheme's interval reaches no further than this share of its value, at most so many.
  case untilPrecise(Double, most: Int? = nil)

  /// Tensors of methods that take long, where nobody says how many.
  package static let costlyTensors = 24

  /// Tensors that err far more than their class, up to which all are measured.
  static let mostFar = 12

  /// How many of a population; nil for all.
  ///
  /// - Parameters:
  ///   - isCostly: whether more is done to weights than rounding them.
  func limit(_ counts: SamplingPlan.Counts, isSynthetic: Bool, isCostly: Bool) -> Int? {
    switch self {
    case .all: nil
    case .tensors(let count): count
    case .untilPrecise(_, let most): most
    case .usual where isSynthetic: counts.strata
    case .usual: isCostly ? max(Self.costlyTensors, counts.strata + min(counts.far, Self.mostFar)) : nil
    }
  }

  /// Whether what rounding makes of every tensor may be measured beside a sample: nobody said how many may be read.
  var knowsRounding: Bool {
    switch self {
    case .usual, .untilPrecise(_, most: nil): true
    case .all, .tensors, .untilPrecise: false
    }
  }

  /// The share, where the run ends by it.
  package var precision: Double? { if case .untilPrecise(let share, _) = self { share } else { nil } }
}
