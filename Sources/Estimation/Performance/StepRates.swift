import Domain
import Quantities

/// An engine's constants and an accelerator's arithmetic for one scheme, shared by reference.
final class StepRates: Sendable {
  let constants: EnginePerformance.Constants
  let peak: ComputePeak
  /// What both rest on.
  let basis: PerformanceEstimate.Basis
  let grade: EvidenceGrade
  private let kernel: Kernel

  /// - Parameter profile: of the model whose weights are read.
  init(engine: Engine, accelerator: Accelerator, scheme: Scheme, profile: ModelProfile) {
    let kernel = scheme.kernel(on: accelerator, by: engine)
    let isMixture = profile.mixtureLayers > 0
    let subject = EnginePerformance.Subject(
      on: accelerator, by: engine, scheme: scheme, kernel: kernel, isMixture: isMixture,
      isRecurrent: profile.isRecurrent)
    let constants = engine.performance.constants(of: subject)
    let peak =
      ComputePeak(accelerator, engine: engine, scheme: scheme) ?? ComputePeak(assumedOn: accelerator)
    self.kernel = kernel
    self.constants = constants
    self.peak = peak
    basis = PerformanceEstimate.Basis(
      bandwidthEfficiency: constants.bandwidthEfficiency, bandwidth: accelerator.memory.bandwidth,
      secondsPerLayer: constants.secondsPerLayer, prefillEfficiency: constants.prefillEfficiency,
      peak: .init(peak.rate, peak.precision, isAssumed: peak.isAssumed),
      source: engine.performance.basis(of: subject))
    grade =
      peak.isAssumed || constants.isGuess
      ? .guessed : engine.grade(kernel, on: accelerator, isMixture: isMixture)
  }

  /// Whether as many bytes take as long, and their estimate is as sure.
  func areAlike(_ other: StepRates) -> Bool {
    kernel == other.kernel && constants == other.constants && peak.rate == other.peak.rate
      && peak.isAssumed == other.peak.isAssumed && grade == other.grade
  }
}
