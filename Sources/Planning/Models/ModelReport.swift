import Domain

/// The catalog's models on some hardware, the best first.
package struct ModelReport: Sendable {
  /// What was asked of each of them; its model is any of them.
  package let request: PlanRequest
  /// The benchmark that most of those which fit are published with, and that the order rests on; nil where none is.
  package let benchmark: String?
  /// First what meets every target, then what misses some, then what doesn't fit.
  package let rows: [ModelRow]
  /// Models that do such tasks and can't be asked this.
  package let leftOut: [LeftOut]
  package let warnings: [String]

  package struct LeftOut: Sendable {
    package let model: String
    package let reason: PlanningError
  }

  package var fits: Bool { rows.contains { $0.best != nil } }
}

/// What one model would be there.
package struct ModelRow: Sendable, Hashable {
  package let model: Summary
  /// The scheme and its place; without a count where it doesn't fit.
  package let fit: FitRow
  /// What `plan` would choose; nil where it doesn't fit.
  package let best: Alternative?
  /// Targets that it misses.
  package let missed: [MissedTarget]
  /// The accuracy that its scheme keeps, as the order counts it, as a share.
  package let kept: Double

  /// What the catalog tells of a model.
  package struct Summary: Sendable, Hashable {
    package let id: String
    package let name: String
    package let parameters: Int64
    package let activeParametersPerToken: Int64
    package let licence: String?
    package let released: String?
    package let benchmarks: [ModelBenchmark]
  }

  /// A published result; the first where the catalog has several of a benchmark.
  package func result(_ benchmark: String?) -> ModelBenchmark? { model.benchmarks.first { $0.name == benchmark } }

  /// What is left of a published result under the scheme: result times accuracy kept, to a hundredth; nil where none is
  /// published.
  package func expected(_ benchmark: String?) -> Double? {
    result(benchmark).map { ($0.value * kept * 100).rounded() / 100 }
  }

  /// Fits and meets all, fits, doesn't fit.
  package var rank: Int { best == nil ? 2 : missed.isEmpty ? 0 : 1 }
}
