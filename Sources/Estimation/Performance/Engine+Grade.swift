import Domain

extension Engine {
  /// What measurements stand behind its speed with a kernel on an accelerator.
  ///
  /// Mixtures and dense models are each other's like: the same kernel, other layers.
  func grade(_ kernel: Kernel, on accelerator: Accelerator, isMixture: Bool) -> EvidenceGrade {
    if borrows?.figures.contains(.speed) == true || performance.measured.isEmpty { return .guessed }
    func isMeasured(_ entry: EnginePerformance.Measured, _ isMixture: Bool) -> Bool {
      entry.kernels(isMixture: isMixture).contains(kernel)
    }
    let here = performance.measured.filter { $0.accelerator == accelerator.id }
    if here.contains(where: { isMeasured($0, isMixture) }) { return .measured }
    let isAlike = performance.measured.contains { entry in
      entry.architecture != nil && entry.architecture == accelerator.architecture
        && (isMeasured(entry, true) || isMeasured(entry, false))
    }
    return isAlike ? .measuredOnItsLike : .byFormula
  }
}
