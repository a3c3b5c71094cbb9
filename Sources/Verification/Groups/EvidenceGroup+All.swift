import Domain
import Quantities

extension EvidenceGroup {
  /// Every kind that rows are told apart by; a row belongs to exactly one of its topic, or of its topic and metric.
  package static let all = memory + cache + decode + prefill + throughput + load + quality

  /// What of the row's own metric is compared.
  static func speed(
    _ name: String, _ topic: EvidenceTopic, _ target: Target?,
    where includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    EvidenceGroup(
      name: name, topic: topic, target: target, percentile: 0.8, includes: includes, ours: { try $0.figure() },
      theirs: { $0.measurement.row.value })
  }
}
