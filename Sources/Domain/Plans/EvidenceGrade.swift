/// What measurements stand behind an estimate of speed, from the best to none.
package enum EvidenceGrade: String, Codable, Sendable, Hashable, CaseIterable {
  /// Somebody published what the engine does with this kernel on this accelerator.
  case measured = "A"
  /// With this kernel on an accelerator of the same architecture, or with models of the other kind (dense, mixtures).
  case measuredOnItsLike = "B"
  /// With other kernels or on other hardware: the formula alone brings it here.
  case byFormula = "C"
  /// Constants of another engine, or a rate of arithmetic that nobody published.
  case guessed = "D"
}
