import Domain

extension EvidenceGroup {
  /// So many sequences in flight: rates, times, energy.
  static let load = [
    under("Output at 8 to 2,048 in flight, dense (vLLM 0.11)", .outputRate, Target(median: 0.2, upper: 0.4)) {
      !$0.isMixture && !$0.isLMDeploy
    },
    under("Output at 8 to 4,096 in flight, mixtures (vLLM 0.11)", .outputRate, Target(median: 0.2, upper: 0.4)) {
      $0.isMixture && !$0.isLMDeploy
    },
    under("Output at 1 to 64 in flight, dense (LMDeploy)", .outputRate, Target(median: 0.2, upper: 0.4)) {
      $0.isLMDeploy
    },
    under("Time between tokens, dense (vLLM 0.11)", .interTokenMilliseconds, Target(median: 0.2, upper: 0.4)) {
      !$0.isMixture
    },
    under("Time between tokens, mixtures (vLLM 0.11)", .interTokenMilliseconds, Target(median: 0.2, upper: 0.4)) {
      $0.isMixture
    },
    under("Energy a token, dense (vLLM 0.11)", .joulesPerToken, Target(median: 0.15, upper: nil)) { !$0.isMixture },
    under("Energy a token, mixtures (vLLM 0.11)", .joulesPerToken, Target(median: 0.15, upper: nil)) { $0.isMixture },
  ]

  private static func under(
    _ name: String, _ metric: SpeedMetric, _ target: Target,
    where includes: @escaping @Sendable (EvidenceSubject) -> Bool
  ) -> EvidenceGroup {
    speed(name, .load, target) { $0.measurement.row.metric == metric.rawValue && includes($0) }
  }
}

extension EvidenceSubject {
  fileprivate var isLMDeploy: Bool { engineID == "lmdeploy" }
}
