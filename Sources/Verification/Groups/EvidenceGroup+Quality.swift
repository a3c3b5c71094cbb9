import Domain
import Estimation
import Planning
import Quantities

extension EvidenceGroup {
  /// Perplexities over the original's, and accuracies kept: of suites, and of single benchmarks apart.
  static let quality = [
    perplexity("Perplexity over the original's, GGUF types (llama.cpp)") { $0.scheme.isGGUF },
    perplexity("Perplexity over the original's, INT8, INT4, NF4, 2:4") { !$0.scheme.isGGUF },
    EvidenceGroup(
      name: "Accuracy kept over a suite of benchmarks", topic: .accuracy, target: Target(median: 0.005, upper: nil),
      percentile: 0.8, includes: { $0.measurement.row.isSuite }, ours: { $0.costs?.recovery },
      theirs: { $0.measurement.row.ratio }),
    EvidenceGroup(
      name: "Accuracy kept in one benchmark", topic: .accuracy, target: nil, percentile: 0.8,
      includes: { $0.measurement.row.better == .higher && !$0.measurement.row.isSuite },
      ours: { $0.costs?.benchmarkRecovery }, theirs: { $0.measurement.row.ratio }),
  ]

  private static func perplexity(
    _ name: String, where includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    EvidenceGroup(
      name: name, topic: .accuracy, target: Target(median: 0.01, upper: 0.03), percentile: 0.8,
      includes: { $0.measurement.row.isPerplexity && includes($0) },
      ours: { $0.costs?.perplexityIncrease.map { 1 + $0 } }, theirs: { $0.measurement.row.ratio })
  }
}

extension EvidenceSubject {
  /// What a plan says that the scheme costs the model; nil where the row is of a format that no scheme has.
  var costs: FittedQuality.Costs? {
    guard measurement.row.format == nil, let fit, model.model.writesText else { return nil }
    let fitted = FittedQuality(fit, model: model.model, parameters: model.parameters)
    return fitted.loss(of: scheme.id).map { fitted.costs(of: $0) }
  }
}
